/** One public answer to "is it up", for monitors outside; operators read the actuator, whose readiness asks each pool for a connection that answers. */
@NullMarked
package io.tenure.api.health;

import org.jspecify.annotations.NullMarked;

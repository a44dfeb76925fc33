/** One public answer to "is it up", for monitors outside; operators read the actuator. */
@NullMarked
package io.tenure.api.health;

import org.jspecify.annotations.NullMarked;

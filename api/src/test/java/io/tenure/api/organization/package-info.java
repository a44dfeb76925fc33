/** Organizations over HTTP. */
@NullMarked
package io.tenure.api.organization;

import org.jspecify.annotations.NullMarked;

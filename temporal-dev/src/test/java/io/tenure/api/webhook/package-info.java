/** A listener that tests put on the class path of an API process. */
@NullMarked
package io.tenure.api.webhook;

import org.jspecify.annotations.NullMarked;

/** What the stand-in must not forget, one change a line, so that a killed process loses nothing it answered. */
@NullMarked
package io.tenure.dev.stripe.http.journal;

import org.jspecify.annotations.NullMarked;

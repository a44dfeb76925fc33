/** Keys that replay the first answer for a day, errors included (rule 34). */
@NullMarked
package io.tenure.dev.stripe.http.idempotency;

import org.jspecify.annotations.NullMarked;

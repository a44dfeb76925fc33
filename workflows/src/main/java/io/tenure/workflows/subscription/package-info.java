/**
 * One organization's subscription to one application. Begins with a caller's request or a granted right; ends when the provider says canceled,
 * when a first payment never came, when a billed period has passed unpaid, or when a grant runs out. Promises: the row says what the provider last
 * said, no failed charge keeps a door open, nothing that is unknown closes one, and whatever cannot be decided waits for an operator instead of
 * dying.
 */
@NullMarked
package io.tenure.workflows.subscription;

import org.jspecify.annotations.NullMarked;

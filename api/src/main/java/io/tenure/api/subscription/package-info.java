/**
 * Subscriptions as callers meet them. A request is stored as an operation, then told to the subscription's workflow, which decides; what is read
 * comes from rows. Begins with a caller's request, ends when the subscription does; promises one answer per operation, however often it is repeated.
 */
@NullMarked
package io.tenure.api.subscription;

import org.jspecify.annotations.NullMarked;

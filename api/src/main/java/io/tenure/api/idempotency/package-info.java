/**
 * {@code Idempotency-Key} on every changing request, whoever wrote its controller. A key begins with its first request, holds its answer from then on, and
 * is forgotten after a day. Promises one effect for one key, also where a process dies in between.
 */
@NullMarked
package io.tenure.api.idempotency;

import org.jspecify.annotations.NullMarked;

/**
 * What every request has, whoever wrote its controller: an id, a log line, bounds of its size and number, {@code ETag} and {@code If-Match} where there is
 * a revision, {@code expand}, what browsers are told, and an answer even when something breaks.
 */
@NullMarked
package io.tenure.api.request;

import org.jspecify.annotations.NullMarked;

/** What every request has: an id, a log line, and an answer even when something breaks. */
@NullMarked
package io.tenure.api.request;

import org.jspecify.annotations.NullMarked;

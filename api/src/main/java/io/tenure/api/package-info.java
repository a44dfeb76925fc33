/** The HTTP edge: verifies, translates, starts, signals, updates and reads; decides nothing. */
@NullMarked
package io.tenure.api;

import org.jspecify.annotations.NullMarked;

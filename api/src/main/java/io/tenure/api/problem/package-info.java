/** What went wrong, as RFC 9457 says it: each code with its status and remedy in one table, and one shape for all of them. */
@NullMarked
package io.tenure.api.problem;

import org.jspecify.annotations.NullMarked;

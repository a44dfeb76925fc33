/**
 * What went wrong, as RFC 9457 says it: each code with its status and remedy in one table, and one shape for all of them.
 *
 * <p>A request is refused with every fault of its query, its body and the two together at once. Three things come before, alone: who may not is told
 * nothing of what is sent, whose header or body lacks the reason for an act on a tenant is asked for it, and a body that is no JSON, or has a field twice,
 * is not read on. What only rows can tell, such as an unknown plan, comes after, again all of it at once.
 */
@NullMarked
package io.tenure.api.problem;

import org.jspecify.annotations.NullMarked;

/** May this person in? The check, on a path of its own, and the assignment of the seats that it looks for. */
@NullMarked
package io.tenure.api.seat;

import org.jspecify.annotations.NullMarked;

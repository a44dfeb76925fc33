/** Who did what on what, and why. Appended only. */
@NullMarked
package io.tenure.store.audit;

import org.jspecify.annotations.NullMarked;

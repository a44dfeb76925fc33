/** Organizations, their members, and the names that applications have for them; written by {@code api}. */
@NullMarked
package io.tenure.store.organization;

import org.jspecify.annotations.NullMarked;

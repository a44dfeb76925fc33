/** Ids, amounts and instants, as they travel and as they are shown. */
@NullMarked
package io.tenure.workflows.value;

import org.jspecify.annotations.NullMarked;

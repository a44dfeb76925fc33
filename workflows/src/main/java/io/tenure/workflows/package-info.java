/** Decisions and the workflows around them. */
@NullMarked
package io.tenure.workflows;

import org.jspecify.annotations.NullMarked;

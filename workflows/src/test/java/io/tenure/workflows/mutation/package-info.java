/** Main sources with one line changed, compiled and loaded beside the real ones: what a proof must catch. */
@NullMarked
package io.tenure.workflows.mutation;

import org.jspecify.annotations.NullMarked;

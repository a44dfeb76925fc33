/** The audit as its readers see it. */
@NullMarked
package io.tenure.api.audit;

import org.jspecify.annotations.NullMarked;

/** The one shape of every error. */
@NullMarked
package io.tenure.api.problem;

import org.jspecify.annotations.NullMarked;

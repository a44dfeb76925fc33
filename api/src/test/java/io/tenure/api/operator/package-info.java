/** The operator's command on a real database. */
@NullMarked
package io.tenure.api.operator;

import org.jspecify.annotations.NullMarked;

/** The schema's installation and the way rows become records; the rows of a feature stand in its sub-package. */
@NullMarked
package io.tenure.store;

import org.jspecify.annotations.NullMarked;

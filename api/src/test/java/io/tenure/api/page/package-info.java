/** Tests. */
@NullMarked
package io.tenure.api.page;

import org.jspecify.annotations.NullMarked;

/** Lists, a page at a time. */
@NullMarked
package io.tenure.api.page;

import org.jspecify.annotations.NullMarked;

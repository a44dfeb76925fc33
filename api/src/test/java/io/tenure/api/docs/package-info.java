/** The document that callers read. */
@NullMarked
package io.tenure.api.docs;

import org.jspecify.annotations.NullMarked;

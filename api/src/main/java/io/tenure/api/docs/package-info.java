/** The OpenAPI document, made from what stands on the endpoints, and a page that shows it. */
@NullMarked
package io.tenure.api.docs;

import org.jspecify.annotations.NullMarked;

/** The OpenAPI document, made from what stands on the endpoints, a page that shows it, and a page for each problem. */
@NullMarked
package io.tenure.api.docs;

import org.jspecify.annotations.NullMarked;

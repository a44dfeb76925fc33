/** Products and prices, created by the seed and read by Tenure. */
@NullMarked
package io.tenure.dev.stripe.engine.catalog;

import org.jspecify.annotations.NullMarked;

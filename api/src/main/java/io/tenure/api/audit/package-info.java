/** Who did what through the API, in the transaction that did it. */
@NullMarked
package io.tenure.api.audit;

import org.jspecify.annotations.NullMarked;

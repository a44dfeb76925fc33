/** Who did what: entries of the API's own acts, in the transaction that did them; and all entries to read and to export, with their signed end. */
@NullMarked
package io.tenure.api.audit;

import org.jspecify.annotations.NullMarked;

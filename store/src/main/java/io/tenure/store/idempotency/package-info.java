/** Keys under which callers repeat a request without repeating its effect. */
@NullMarked
package io.tenure.store.idempotency;

import org.jspecify.annotations.NullMarked;

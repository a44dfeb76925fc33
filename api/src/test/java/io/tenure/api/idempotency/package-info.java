@NullMarked
package io.tenure.api.idempotency;

import org.jspecify.annotations.NullMarked;

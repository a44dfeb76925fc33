/** The inbox of what providers tell, once each. Others settle its rows inside their own transaction. */
@NullMarked
package io.tenure.store.webhook;

import org.jspecify.annotations.NullMarked;

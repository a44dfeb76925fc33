/** Activities of subscriptions with their settings, how a subscription's workflow is started from its row, and the sweep that does so for every live row. */
@NullMarked
package io.tenure.worker.subscription;

import org.jspecify.annotations.NullMarked;

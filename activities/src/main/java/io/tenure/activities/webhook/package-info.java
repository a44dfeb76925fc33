/** What a reconciliation does: reads the provider's own list of events into the inbox, and tells of periods that ended unheard. */
@NullMarked
package io.tenure.activities.webhook;

import org.jspecify.annotations.NullMarked;

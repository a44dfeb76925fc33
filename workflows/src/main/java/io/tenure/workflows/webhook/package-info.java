/**
 * Which of a provider's events cause a look and how soon, and the reconciliation that finds those which never came: begins by a schedule or an
 * operator's task, ends when the list was compared; promises that what the provider still lists reaches the inbox.
 */
@NullMarked
package io.tenure.workflows.webhook;

import org.jspecify.annotations.NullMarked;

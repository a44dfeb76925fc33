/** The relay: begins with a stored event that is due, ends when the event's owner was told or the event was settled; promises that none is forgotten. */
@NullMarked
package io.tenure.worker.webhook;

import org.jspecify.annotations.NullMarked;

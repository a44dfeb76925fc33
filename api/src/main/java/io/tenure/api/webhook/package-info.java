/** What providers tell us. Begins with a delivery, ends with a stored event; promises that 200 means stored, whatever happens afterwards. Staff sees and mends. */
@NullMarked
package io.tenure.api.webhook;

import org.jspecify.annotations.NullMarked;

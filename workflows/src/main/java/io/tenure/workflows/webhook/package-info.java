/** Which of a provider's events cause a look, and how soon. */
@NullMarked
package io.tenure.workflows.webhook;

import org.jspecify.annotations.NullMarked;

/** Requests to subscriptions, from HTTP to a workflow and back. */
@NullMarked
package io.tenure.api.subscription;

import org.jspecify.annotations.NullMarked;

/** What every request has. */
@NullMarked
package io.tenure.api.request;

import org.jspecify.annotations.NullMarked;

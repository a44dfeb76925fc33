/** The operator's command: creates what no endpoint creates, on the database alone, each act with its audit entry. */
@NullMarked
package io.tenure.api.operator;

import org.jspecify.annotations.NullMarked;

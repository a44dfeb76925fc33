/**
 * The platform's operators: their command, which creates what no endpoint creates, each act with its audit entry; what waits for a person; and what
 * schedules do, at once.
 */
@NullMarked
package io.tenure.api.operator;

import org.jspecify.annotations.NullMarked;

/**
 * The platform's operators: their command, which works before the API runs and where nobody has a role yet, and alone creates plans, each act with its
 * audit entry; what waits for a person; and what schedules do, at once.
 */
@NullMarked
package io.tenure.api.operator;

import org.jspecify.annotations.NullMarked;

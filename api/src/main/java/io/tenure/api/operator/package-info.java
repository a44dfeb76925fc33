/** The operator's command: makes what no caller may make over HTTP, on the database alone, and writes each act down. */
@NullMarked
package io.tenure.api.operator;

import org.jspecify.annotations.NullMarked;

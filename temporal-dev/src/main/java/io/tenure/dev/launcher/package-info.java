/**
 * Starts, watches and stops the parts of one stack, each a process of its own, and remembers them over a crash of its
 * own.
 */
@NullMarked
package io.tenure.dev.launcher;

import org.jspecify.annotations.NullMarked;

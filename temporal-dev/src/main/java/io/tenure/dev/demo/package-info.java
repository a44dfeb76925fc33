/** Fills an empty stack with the demo and plays its story. */
@NullMarked
package io.tenure.dev.demo;

import org.jspecify.annotations.NullMarked;

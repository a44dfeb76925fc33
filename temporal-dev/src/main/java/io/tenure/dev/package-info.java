/** Tenure's whole world on one machine: its parts, its providers' stand-ins and the demo. */
@NullMarked
package io.tenure.dev;

import org.jspecify.annotations.NullMarked;

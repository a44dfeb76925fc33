/** The process that runs workflows and their activities, relays the inbox and starts what is missing. Serves operators only. */
@NullMarked
package io.tenure.worker;

import org.jspecify.annotations.NullMarked;

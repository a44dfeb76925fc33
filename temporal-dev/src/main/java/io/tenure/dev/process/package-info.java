/** Processes of this machine: started, remembered over a crash, ended, with their logs and what they tell. */
@NullMarked
package io.tenure.dev.process;

import org.jspecify.annotations.NullMarked;

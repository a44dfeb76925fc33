/** What applications sell. Plans are created by an operator's command and read here. */
@NullMarked
package io.tenure.api.application;

import org.jspecify.annotations.NullMarked;

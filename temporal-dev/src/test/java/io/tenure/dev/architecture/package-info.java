/** What keeps the design so: rules on compiled classes and on sources, each with its reason and a fixture that breaks it. */
@NullMarked
package io.tenure.dev.architecture;

import org.jspecify.annotations.NullMarked;

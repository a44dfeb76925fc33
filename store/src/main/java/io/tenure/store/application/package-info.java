/** Product applications, which sell plans and check seats; created by an operator's command. */
@NullMarked
package io.tenure.store.application;

import org.jspecify.annotations.NullMarked;

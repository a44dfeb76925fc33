/** Product applications, which sell plans and check seats, and their API keys; written by {@code api}, for operators. */
@NullMarked
package io.tenure.store.application;

import org.jspecify.annotations.NullMarked;

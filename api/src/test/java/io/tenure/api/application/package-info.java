@NullMarked
package io.tenure.api.application;

import org.jspecify.annotations.NullMarked;

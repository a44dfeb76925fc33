/**
 * Product applications: what they sell, and the keys that they check with. Operators register them and make their keys; a key is shown once, ends
 * when it expires or is revoked, and never lives again. Everybody with a token may read what is sold.
 */
@NullMarked
package io.tenure.api.application;

import org.jspecify.annotations.NullMarked;

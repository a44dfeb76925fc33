/** The identity stand-in: an OIDC issuer that gives a token to whoever asks. */
@NullMarked
package io.tenure.dev.identity;

import org.jspecify.annotations.NullMarked;

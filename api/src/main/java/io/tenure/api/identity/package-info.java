/** Who calls and what they may do: tokens of one OIDC issuer, membership and roles from rows, declared on every endpoint. */
@NullMarked
package io.tenure.api.identity;

import org.jspecify.annotations.NullMarked;

/**
 * Who calls and what they may do: people by tokens of one OIDC issuer, applications by their keys, trusted machines by the integration key; membership
 * and roles from rows, declared on every endpoint; and which organization's rows a request sees.
 */
@NullMarked
package io.tenure.api.identity;

import org.jspecify.annotations.NullMarked;

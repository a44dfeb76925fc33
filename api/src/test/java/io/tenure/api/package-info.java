/** The whole API on a real PostgreSQL, with an issuer of tokens and Temporal's in-memory server beside it. */
@NullMarked
package io.tenure.api;

import org.jspecify.annotations.NullMarked;

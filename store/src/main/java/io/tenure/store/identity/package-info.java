/** Who people are: what their issuer says of them, and who is expected by e-mail. */
@NullMarked
package io.tenure.store.identity;

import org.jspecify.annotations.NullMarked;

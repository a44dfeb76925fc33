package io.tenure.api.audit;

import io.tenure.store.audit.AuditHead;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How far an organization's audit goes. With an export it proves that nothing was changed and nothing is missing, also at the end.
 *
 * @param length number of entries
 * @param hash of the last entry, in hexadecimal
 * @param signature Ed25519 in Base64; null while there are no entries
 * @param publicKey X.509 in Base64, the same for all organizations of a deployment
 */
public record AuditHeadView(
        long length, String hash, @Nullable String signature, String publicKey) {

    static AuditHeadView of(AuditHead head, String publicKey) {
        byte[] signature = head.signature();
        return new AuditHeadView(
                head.length(),
                HexFormat.of().formatHex(head.head()),
                signature == null ? null : Base64.getEncoder().encodeToString(signature),
                publicKey);
    }
}

package io.tenure.store.audit;

import io.tenure.workflows.value.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How far a chain goes. Its signature is over {@code tenure-audit-head}, the organization's id ({@code platform} where there is none), the length and
 * the hash in hexadecimal, each followed by a line feed.
 *
 * @param signature Ed25519; null for a chain without entries
 */
public record AuditHead(
        @Nullable OrganizationId organizationId, long length, byte[] head, byte @Nullable [] signature) {

    byte[] signedBytes() {
        String owner = organizationId == null ? "platform" : organizationId.toString();
        return ("tenure-audit-head\n" + owner + "\n" + length + "\n"
                        + HexFormat.of().formatHex(head) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}

package io.tenure.activities.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenure.workflows.temporal.Payloads;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells a repeat of an effect from another effect: the SHA-256 of its content, as its payload spells it (law 5). */
final class EffectId {

    private static final ObjectMapper MAPPER = Payloads.mapper();

    private EffectId() {}

    static String of(Record effect) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(MAPPER.writeValueAsBytes(effect)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("An effect can always be written and hashed", e);
        }
    }
}

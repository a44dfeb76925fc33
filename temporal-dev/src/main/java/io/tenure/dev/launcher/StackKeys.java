package io.tenure.dev.launcher;

import io.tenure.dev.process.PrivateFiles;
import io.tenure.store.audit.AuditKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one stack invents once and keeps beside its data: passwords, secrets and its Temporal namespace. Hexadecimal, so
 * that they stand in a URL as they are.
 */
public record StackKeys(
        String postgresPassword,
        String ownerPassword,
        String applicationPassword,
        String apiKeySecret,
        String auditKeys,
        String stripeApiKey,
        String stripeWebhookSecret,
        String temporalNamespace) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The keys in the data folder; invented and stored, for their owner only, when there are none. */
    static StackKeys of(Path data) {
        Path file = data.resolve("keys.json");
        try {
            if (Files.exists(file)) {
                return JSON.readValue(Files.readString(file), StackKeys.class);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        StackKeys keys = invented();
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n");
        return keys;
    }

    /** What trusted machines send. Made of the API's secret, so that data of an earlier release has one, too. */
    String integrationKey() {
        try {
            byte[] secret = ("integration-key/" + apiKeySecret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StackKeys invented() {
        return new StackKeys(
                random(16),
                random(16),
                random(16),
                random(32),
                AuditKeys.generate(new SecureRandom()),
                "sk_test_" + random(16),
                "whsec_" + random(16),
                "tenure-" + random(4));
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        new SecureRandom().nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}

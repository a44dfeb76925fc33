package io.tenure.api.identity;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes keys and the only form in which they are stored: a hash keyed with a secret that is not in the database, so that whoever reads the table can
 * neither use nor try keys. Safe for use by several threads.
 */
@Component
public final class ApiKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final Mac keyed;

    public ApiKeys(ApiKeySettings settings) {
        keyed = keyed(settings.secretBytes());
    }

    /** @param live for production; a test key opens nothing there */
    public ApiKey generate(boolean live) {
        return ApiKey.generate(live, random);
    }

    /** The 32 bytes of {@code api_key.key_hash}. */
    public byte[] hash(ApiKey key) {
        try {
            Mac mac = (Mac) keyed.clone();
            return mac.doFinal(key.text().getBytes(StandardCharsets.US_ASCII));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This JDK cannot copy a keyed hash", e);
        }
    }

    /** 32 bytes for another purpose than keys, which say nothing of the secret that they come from. */
    public byte[] derived(String purpose) {
        try {
            Mac mac = (Mac) keyed.clone();
            return mac.doFinal(("derived: " + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This JDK cannot copy a keyed hash", e);
        }
    }

    private static Mac keyed(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM, e);
        }
    }
}

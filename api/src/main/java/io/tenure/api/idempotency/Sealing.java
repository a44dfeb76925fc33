package io.tenure.api.idempotency;

import io.tenure.api.identity.ApiKeys;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Keyed hashes (HMAC-SHA-256) of keys and requests, and AES-256-GCM around answers: the table alone is of no use to who reads it. */
@Component
final class Sealing {

    private static final String HASH = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec hashKey;
    private final SecretKeySpec answerKey;

    Sealing(ApiKeys keys) {
        hashKey = new SecretKeySpec(keys.derived("idempotency hashes"), HASH);
        answerKey = new SecretKeySpec(keys.derived("idempotency answers"), "AES");
    }

    /** 32 bytes. The length of each part is part of it, so that no two lists of parts look alike. */
    byte[] hash(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(hashKey);
            for (byte[] part : parts) {
                mac.update(new byte[] {
                    (byte) (part.length >>> 24),
                    (byte) (part.length >>> 16),
                    (byte) (part.length >>> 8),
                    (byte) part.length
                });
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + HASH, e);
        }
    }

    /** @param of the key's hash: an answer opens under no other */
    byte[] seal(byte[] answer, byte[] of) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, of, answer);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    byte[] open(byte[] sealed, byte[] of) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, nonce, of, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] run(int mode, byte[] nonce, byte[] of, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, answerKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(of);
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored answer cannot be sealed or opened", e);
        }
    }
}

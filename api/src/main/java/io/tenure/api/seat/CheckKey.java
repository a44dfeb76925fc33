package io.tenure.api.seat;

import java.nio.ByteBuffer;

/**
 * The key of a check, without its text.
 *
 * @param hash as {@code api_key.key_hash}
 */
record CheckKey(boolean live, byte[] hash) {

    private static final int AFTER_SLOT = Integer.BYTES;

    /** Where it is kept; nobody can choose that without the secret behind the hash. */
    int slot() {
        return ByteBuffer.wrap(hash).getInt();
    }

    /** Tells keys apart. */
    long fingerprint() {
        return ByteBuffer.wrap(hash).getLong(AFTER_SLOT);
    }
}

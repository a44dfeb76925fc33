package io.tenure.api.idempotency;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The keys that this process works on. A thousand twins at once are told so here, before they stand in line for connections to the database, which
 * decides between processes. Safe for many threads.
 */
final class RunningHere {

    private final ConcurrentMap<ByteBuffer, byte[]> running = new ConcurrentHashMap<>();

    /** Empty for who may go on, and must {@link #leave} then. */
    Optional<Claim> enter(byte[] keyHash, byte[] requestHash) {
        byte[] other = running.putIfAbsent(ByteBuffer.wrap(keyHash), requestHash);
        if (other == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.equals(other, requestHash) ? new Claim.InFlight() : new Claim.Reused());
    }

    void leave(byte[] keyHash) {
        running.remove(ByteBuffer.wrap(keyHash));
    }
}

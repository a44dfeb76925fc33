package io.tenure.api.identity;

import io.tenure.store.identity.Sight;
import io.tenure.workflows.value.UserId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this replica has told the database of people lately. Bounded; who was forgotten costs one statement again. Safe for many threads. */
final class Known {

    private static final int MOST = 50_000;

    private final Map<UserId, Sight> sights = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Sight> eldest) {
            return size() > MOST;
        }
    };

    synchronized boolean covers(Sight sight) {
        Sight last = sights.get(sight.userId());
        return last != null && last.covers(sight);
    }

    synchronized void remember(Sight sight) {
        sights.merge(sight.userId(), sight, Known::both);
    }

    /** The later one, with what only the earlier one says. */
    private static Sight both(Sight last, Sight sight) {
        if (last.issuedAt().isAfter(sight.issuedAt())) {
            return last;
        }
        boolean saysAddress = sight.saysAddress();
        return new Sight(
                sight.userId(),
                saysAddress || last.saysAddress(),
                saysAddress ? sight.email() : last.email(),
                saysAddress ? sight.emailVerified() : last.emailVerified(),
                sight.name() == null ? last.name() : sight.name(),
                sight.issuedAt());
    }
}

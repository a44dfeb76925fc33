package io.tenure.api.identity;

import io.tenure.store.identity.Sight;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What this replica has told the database of people lately. Bounded; who was forgotten costs one statement again. Safe for many threads. */
final class Known {

    private static final int MOST = 50_000;

    private final Map<UserId, Remembered> people = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, Remembered> eldest) {
            return size() > MOST;
        }
    };

    /** Empty where the sight tells something new. */
    synchronized Optional<PersonId> covers(Sight sight) {
        Remembered last = people.get(sight.userId());
        return last != null && last.sight().covers(sight) ? Optional.of(last.personId()) : Optional.empty();
    }

    synchronized void remember(Sight sight, PersonId personId) {
        Remembered last = people.get(sight.userId());
        people.put(sight.userId(), new Remembered(last == null ? sight : both(last.sight(), sight), personId));
    }

    private record Remembered(Sight sight, PersonId personId) {}

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

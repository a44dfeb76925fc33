package io.tenure.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.audit.AuditVerification.Break;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class AuditVerificationTest {

    private static final Logger LOG = LoggerFactory.getLogger(AuditVerificationTest.class);
    private static final int TAMPERINGS = 10_000;
    private static final int LENGTH = 40;
    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 1));
    private static final AuditKeys KEYS = AuditKeys.parse(AuditKeys.generate(new SecureRandom()));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    private final List<AuditLink> chain = chain(LENGTH);

    @Test
    void findsNothingInAChainAsItWasWritten() {
        assertThat(broken(chain, head(chain))).isEmpty();
        assertThat(broken(List.of(), new AuditHead(ORGANIZATION, 0, AuditLink.BEGINNING, null)))
                .isEmpty();
    }

    @Test
    void findsTenThousandRandomTamperingsAtTheFirstRowThatIsNotAsItWas() {
        long seed = new SecureRandom().nextLong();
        LOG.info("seed {}", seed);
        Random random = new Random(seed);
        AuditHead head = head(chain);
        for (int round = 0; round < TAMPERINGS; round++) {
            List<AuditLink> tampered = new ArrayList<>(chain);
            long first = tamper(tampered, random);

            assertThat(broken(tampered, head))
                    .as("round " + round)
                    .map(Break::sequence)
                    .hasValue(first);
        }
    }

    @Test
    void saysWhatIsWrong() {
        AuditHead head = head(chain);
        List<AuditLink> gap = new ArrayList<>(chain);
        gap.remove(6);

        assertThat(broken(gap, head)).hasValue(new Break(7, Break.Kind.MISSING));
        assertThat(broken(chain.subList(0, 30), head)).hasValue(new Break(31, Break.Kind.TRUNCATED));
        assertThat(broken(chain(LENGTH + 1), head)).hasValue(new Break(41, Break.Kind.BEYOND_THE_HEAD));
    }

    @Test
    void findsAShortenedChainWhoseHeadWasShortenedToo() {
        AuditLink last = chain.get(29);
        AuditHead shortened = new AuditHead(
                ORGANIZATION, last.sequence(), last.hash(), head(chain).signature());

        assertThat(broken(chain.subList(0, 30), shortened)).hasValue(new Break(0, Break.Kind.HEAD_NOT_SIGNED));
    }

    @Test
    void findsAChainThatWasWrittenAnewWithoutTheKey() {
        AuditKeys stranger = AuditKeys.parse(AuditKeys.generate(new SecureRandom()));
        AuditLink last = chain.getLast();
        AuditHead unsigned = new AuditHead(ORGANIZATION, last.sequence(), last.hash(), null);
        AuditHead forged =
                new AuditHead(ORGANIZATION, last.sequence(), last.hash(), stranger.sign(unsigned.signedBytes()));

        assertThat(broken(chain, forged)).hasValue(new Break(0, Break.Kind.HEAD_NOT_SIGNED));
        assertThat(broken(chain, unsigned)).hasValue(new Break(0, Break.Kind.HEAD_NOT_SIGNED));
    }

    @Test
    void tellsFieldsApartThatReadTheSameTogether() {
        AuditEntry one = entry(1, "ab", "c");
        AuditEntry other = entry(1, "a", "bc");

        assertThat(AuditLink.hash(AuditLink.BEGINNING, 1, one))
                .isNotEqualTo(AuditLink.hash(AuditLink.BEGINNING, 1, other));
    }

    /** Tampers as somebody would who can write rows but does not compute hashes. Returns the first sequence at which it must be found. */
    private static long tamper(List<AuditLink> links, Random random) {
        int place = random.nextInt(links.size());
        return switch (random.nextInt(4)) {
            case 0 -> {
                AuditLink link = links.get(place);
                links.set(place, new AuditLink(edited(link.entry(), random), link.sequence(), link.hash()));
                yield place + 1;
            }
            case 1 -> {
                links.remove(place);
                yield place + 1;
            }
            case 2 -> {
                int other = (place + 1 + random.nextInt(links.size() - 1)) % links.size();
                swap(links, place, other);
                yield Math.min(place, other) + 1;
            }
            default -> {
                links.subList(place, links.size()).clear();
                yield place + 1;
            }
        };
    }

    /** Two entries change their places, their sequences stay where they were. */
    private static void swap(List<AuditLink> links, int one, int other) {
        AuditLink first = links.get(one);
        AuditLink second = links.get(other);
        links.set(one, new AuditLink(second.entry(), first.sequence(), second.hash()));
        links.set(other, new AuditLink(first.entry(), second.sequence(), first.hash()));
    }

    /** Another value in any one of the entry's components, whichever it has. */
    private static AuditEntry edited(AuditEntry entry, Random random) {
        RecordComponent[] components = AuditEntry.class.getRecordComponents();
        int chosen = random.nextInt(components.length);
        Object[] values = IntStream.range(0, components.length)
                .mapToObj(place ->
                        place == chosen ? another(components[place], entry, random) : value(components[place], entry))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return AuditEntry.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object another(RecordComponent component, AuditEntry entry, Random random) {
        Class<?> type = component.getType();
        if (type == AuditEntryId.class) {
            return new AuditEntryId(new UUID(6, random.nextLong()));
        }
        if (type == OrganizationId.class) {
            return new OrganizationId(new UUID(6, random.nextLong()));
        }
        if (type == Instant.class) {
            return entry.recordedAt().plusNanos(1000L * (1 + random.nextInt(1_000_000)));
        }
        return value(component, entry) + Long.toString(random.nextLong(), 36);
    }

    private static @Nullable Object value(RecordComponent component, AuditEntry entry) {
        try {
            return component.getAccessor().invoke(entry);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Break> broken(List<AuditLink> links, AuditHead head) {
        AuditVerification verification = new AuditVerification(KEYS, head);
        return verification.next(links, List.of()).or(verification::end);
    }

    private static AuditHead head(List<AuditLink> links) {
        AuditLink last = links.getLast();
        AuditHead unsigned = new AuditHead(ORGANIZATION, last.sequence(), last.hash(), null);
        return new AuditHead(ORGANIZATION, last.sequence(), last.hash(), KEYS.sign(unsigned.signedBytes()));
    }

    private static List<AuditLink> chain(int length) {
        List<AuditLink> links = new ArrayList<>();
        IntStream.rangeClosed(1, length).forEach(sequence -> {
            byte[] before =
                    links.isEmpty() ? AuditLink.BEGINNING : links.getLast().hash();
            links.add(AuditLink.after(before, sequence, entry(sequence, "user_" + sequence % 3, null)));
        });
        return List.copyOf(links);
    }

    private static AuditEntry entry(long id, String actor, @Nullable String reason) {
        return new AuditEntry(
                new AuditEntryId(new UUID(5, id)),
                ORGANIZATION,
                "person",
                actor,
                "subscription.cancel",
                "sub_1",
                reason,
                null,
                "{\"seats\":5}",
                NOON.plusSeconds(id % 1000));
    }
}

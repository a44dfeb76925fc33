package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.identity.Cell.Worlds;
import io.tenure.api.identity.DocumentedOperation.Slot;
import io.tenure.api.identity.DocumentedOperation.Where;
import io.tenure.api.identity.Expected.Variation;
import io.tenure.api.identity.Expected.Whose;
import io.tenure.api.identity.Thing.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the OpenAPI document, for everybody who may call, with the caller's own things, with another tenant's and with what does not exist,
 * wherever the request names something. What the answer must be follows from what the document declares ({@link Expected}), so that nobody can forget an
 * operation here. What is not the caller's is answered to the byte like what is missing.
 */
final class AccessMatrixTest {

    private static final AtomicInteger CELLS = new AtomicInteger();
    private static final Map<String, Integer> OPERATIONS = new HashMap<>();

    private static final int LAST_OWNER = 409;

    private static final Worlds SHARED = new Worlds(new World(), new World(), new World());

    @BeforeAll
    static void employ() {
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "insert into platform_role (user_id, role, created_at) values ('matrix-support', 'support',"
                        + " now()), ('matrix-operator', 'operator', now()), ('matrix-admin', 'admin', now())"));
    }

    @AfterAll
    static void count() throws IOException {
        String figure = "%d cells of %d operations asserted%n".formatted(CELLS.get(), OPERATIONS.size());
        Files.writeString(Path.of("target", "access-matrix.txt"), figure);
        System.out.print(figure);
    }

    @TestFactory
    Stream<DynamicTest> answersAsDeclared() {
        return DocumentedOperation.all().stream()
                .flatMap(operation -> Stream.of(Asker.values())
                        .map(asker ->
                                dynamicTest(operation.name() + " as " + asker, () -> new Walk(operation, asker).go())));
    }

    /** All cells of one operation and one caller. */
    private record Walk(DocumentedOperation operation, Asker asker, Map<String, String> refusals) {

        Walk(DocumentedOperation operation, Asker asker) {
            this(operation, asker, new HashMap<>());
        }

        void go() {
            OPERATIONS.merge(operation.name(), 1, Integer::sum);
            if (asker == Asker.OPERATOR && !operation.reason().isEmpty()) {
                mustSayWhy();
            }
            ask(Variation.OWN);
            for (Slot slot : operation.slots()) {
                if (slot.manner() == Manner.BOUND && operation.isForStaffAlone()) {
                    continue;
                }
                String foreign = ask(new Variation(Optional.of(slot), Whose.FOREIGN));
                String missing = ask(new Variation(Optional.of(slot), Whose.MISSING));
                boolean alike = slot.manner() == Manner.BOUND || slot.manner() == Manner.ANYTHING;
                if (alike) {
                    assertThat(missing).as(slot.name()).isEqualTo(foreign);
                }
                if (isTyped(slot)) {
                    ask(new Variation(Optional.of(slot), Whose.MALFORMED));
                }
                if (operation.oneself() && slot.thing() == Thing.MEMBER && asker.isMember()) {
                    ask(new Variation(Optional.of(slot), Whose.ONESELF));
                }
            }
        }

        private void mustSayWhy() {
            Answer answer = new Cell(operation, asker, Variation.OWN, SHARED).sendWithoutReason();
            CELLS.incrementAndGet();
            assertThat(answer.status() + " " + answer.code())
                    .as(operation.name() + " without a reason: " + answer.text())
                    .isEqualTo("400 validation-failed");
            assertThat(answer.json().at("/errors").findValuesAsString("pointer"))
                    .containsExactly(operation.reason().equals("body") ? "/reason" : "X-Reason");
        }

        private static boolean isTyped(Slot slot) {
            boolean named = slot.thing() == Thing.MEMBER
                    || slot.manner() == Manner.CATALOGUE
                    || slot.manner() == Manner.ANYTHING;
            return slot.where() == Where.PATH && !named;
        }

        private String ask(Variation variation) {
            Cell cell = new Cell(operation, asker, variation, worlds(variation));
            Answer answer = sent(cell);
            String comparable = cell.comparable(answer);
            Expected expected = cell.expected();
            if (expected.isAllowed()) {
                keepsOthersApart(cell, answer);
                return comparable;
            }
            resembles(cell, comparable, "");
            if (variation.is(Manner.TENANT)) {
                resembles(cell, cell.comparable(sent(cell, conditions())), ", under conditions");
            }
            return comparable;
        }

        /** All refusals of one kind are the same to the byte, whatever they are about. */
        private void resembles(Cell cell, String refusal, String how) {
            String first = refusals.putIfAbsent(cell.expected() + how, refusal);
            if (first != null) {
                assertThat(refusal).as(cell + how).isEqualTo(first);
            }
        }

        private Answer sent(Cell cell, String... headers) {
            Answer answer = cell.send(headers);
            CELLS.incrementAndGet();
            Expected expected = cell.expected();
            String code = answer.status() < 400 ? "" : answer.code();
            assertThat(operation.declares(answer.status(), code))
                    .as("%s answers what it declares: %d %s", cell, answer.status(), answer.text())
                    .isTrue();
            if (!expected.isAllowed()) {
                assertThat(answer.status() + " " + code)
                        .as("%s: %s", cell, answer.text())
                        .isEqualTo(expected.status() + " " + expected.code());
            } else if (cell.variation().whose() == Whose.ONESELF && asker == Asker.OWNER) {
                assertThat(answer.status()).isEqualTo(LAST_OWNER);
            } else {
                assertThat(answer.status()).as("%s: %s", cell, answer.text()).isBetween(200, 299);
            }
            return answer;
        }

        /** What would tell of an object by its revision, or of an earlier request. */
        private String[] conditions() {
            List<String> headers = new ArrayList<>();
            if (operation.headers().contains("If-Match")) {
                headers.addAll(List.of("If-Match", "\"999999\""));
            }
            if (operation.headers().contains("If-None-Match")) {
                headers.addAll(List.of("If-None-Match", "*"));
            }
            if (operation.headers().contains("Idempotency-Key")) {
                headers.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
            }
            return headers.toArray(String[]::new);
        }

        private void keepsOthersApart(Cell cell, Answer answer) {
            if (asker.seesTenants() || asker == Asker.PLATFORM_ADMIN) {
                return;
            }
            String text = cell.unsaid(answer.text());
            List<World> others = asker == Asker.STRANGER
                    ? List.of(cell.worlds().own(), cell.worlds().foreign())
                    : List.of(cell.worlds().foreign(), cell.worlds().elsewhere());
            others.forEach(world -> assertThat(text).as(cell.toString()).doesNotContain(world.own()));
        }

        /** What is about to change is made anew; everything else is asked of the same three. */
        private Worlds worlds(Variation variation) {
            boolean changes = !operation.reads()
                    && operation.proof().equals("token")
                    && !operation.slots().isEmpty()
                    && Expected.of(operation, asker, variation).isAllowed();
            if (!changes) {
                return SHARED;
            }
            boolean besides = variation.whose() == Whose.FOREIGN || variation.whose() == Whose.MISSING;
            return new Worlds(new World(), besides ? new World() : SHARED.foreign(), SHARED.elsewhere());
        }
    }
}

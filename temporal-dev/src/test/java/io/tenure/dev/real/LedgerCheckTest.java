package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A count that finds nothing is worth something only if it finds what is there. */
final class LedgerCheckTest {

    private static final String INVOICE =
            "{'id':'in_%s','customer':'cus_1','status':'paid','billing_reason':'subscription_%s','amount_paid':%d,'period_end':%d,"
                + "'parent':{'subscription_details':{'subscription':'sub_s'}}}";

    /** What could go wrong, done to a ledger in which nothing is. */
    enum Wrong {
        SUBSCRIBED_TWICE(books -> books.subscriptions.add(subscription("sub_t", 4))),
        CHARGED_TWICE(books -> books.charges.add(json("{'customer':'cus_1','amount':6000}"))),
        NEVER_CHARGED(books -> books.charges.removeFirst()),
        RAISED_TWICE(books -> books.invoices.add(invoice("r2", "update", 0, 1))),
        BILLED_TWICE_FOR_A_PERIOD(books -> books.invoices.add(invoice("c2", "cycle", 0, 30))),
        NOT_RECORDED_AS_PAID(books -> books.paid.removeLast()),
        ANOTHER_NUMBER_AT_STRIPE(books -> books.subscriptions.set(0, subscription("sub_s", 3))),
        ANOTHER_NUMBER_THAN_ASKED(books -> books.sold.seats = 5),
        SEAT_LOST(books -> books.seats.clear()),
        SEAT_TOO_MANY(books -> books.seats.add(new InTenure.Seat("sub_1", "ben"))),
        EVENT_LOST(books -> books.heard.clear()),
        EVENT_TWICE(books -> books.heard.add(new InTenure.Event("evt_1", "IGNORED"))),
        EVENT_OPEN(books -> books.heard.set(0, new InTenure.Event("evt_1", "RECEIVED"))),
        OPERATION_WITHOUT_OUTCOME(books -> books.operations.set(0, operation("create-subscription", "PENDING"))),
        OPERATION_TWICE(books -> books.operations.add(operation("change-seats", "DONE"))),
        TIMELINE_BROKEN(books -> books.changes.removeFirst());

        private final Consumer<Books> deed;

        Wrong(Consumer<Books> deed) {
            this.deed = deed;
        }
    }

    private static final class Books {

        private final List<JsonNode> subscriptions = new ArrayList<>(List.of(subscription("sub_s", 4)));
        private final List<JsonNode> invoices = new ArrayList<>(List.of(
                invoice("a", "create", 6_000, 0), invoice("r", "update", 2_000, 1), invoice("c", "cycle", 8_000, 30)));
        private final List<JsonNode> charges = new ArrayList<>(List.of(
                json("{'customer':'cus_1','amount':6000}"),
                json("{'customer':'cus_1','amount':2000}"),
                json("{'customer':'cus_1','amount':8000}")));
        private final List<String> paid = new ArrayList<>(List.of("in_a", "in_c"));
        private final List<InTenure.Operation> operations =
                new ArrayList<>(List.of(operation("create-subscription", "DONE"), operation("change-seats", "DONE")));
        private final List<InTenure.Seat> seats = new ArrayList<>(List.of(new InTenure.Seat("sub_1", "ada")));
        private final List<InTenure.Event> heard = new ArrayList<>(List.of(new InTenure.Event("evt_1", "APPLIED")));
        private final List<InTenure.Change> changes = new ArrayList<>(List.of(
                new InTenure.Change("sub_1", "", "PENDING"), new InTenure.Change("sub_1", "PENDING", "ACTIVE")));
        private final Sold sold = new Sold("sub_1", 4);

        private Books() {
            sold.raises = 1;
            sold.seated.put("ada", "seat_1");
        }

        Ledger ledger() {
            List<JsonNode> customers = List.of(json("{'id':'cus_1'}"));
            List<JsonNode> events = List.of(json("{'id':'evt_1'}"));
            InTenure.Subscription row = new InTenure.Subscription("sub_1", "sub_s", "ACTIVE", 4, 4, null);
            return new Ledger(
                    new AtStripe(customers, subscriptions, invoices, charges, events),
                    new InTenure(List.of(row), operations, seats, changes, paid, heard),
                    new Told(1, List.of(sold), Map.of("create", 1, "raise", 1), Map.of()));
        }
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(LedgerCheck.of(new Books().ledger())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatIsWrong(Wrong wrong) {
        Books books = new Books();
        wrong.deed.accept(books);

        assertThat(LedgerCheck.of(books.ledger())).isNotEmpty();
    }

    private static JsonNode subscription(String id, int seats) {
        return json("{'id':'%s','status':'active','metadata':{'tenure_id':'sub_1'},'items':{'data':[{'quantity':%d}]}}"
                .formatted(id, seats));
    }

    private static JsonNode invoice(String id, String reason, int amount, int end) {
        return json(INVOICE.formatted(id, reason, amount, end));
    }

    private static InTenure.Operation operation(String kind, String status) {
        return new InTenure.Operation(kind, status, "");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}

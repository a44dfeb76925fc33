package io.tenure.activities.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.tenure.activities.subscription.StripeConnection;
import io.tenure.activities.subscription.StripeSettings;
import io.tenure.store.webhook.ReconciliationDao;
import io.tenure.store.webhook.ReconciliationDao.Source;
import io.tenure.store.webhook.StripeInbox;
import io.tenure.store.webhook.StripeInbox.Arrival;
import io.tenure.store.webhook.StripeInbox.Taken;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.webhook.EventListActivities;
import io.tenure.workflows.webhook.Reconciled;
import io.tenure.workflows.webhook.ReconciliationInput;
import io.tenure.workflows.webhook.StripeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stripe's list of events, compared with the inbox. A page is stored in one transaction, before the next one is asked for. */
public final class StripeEventListActivities implements EventListActivities {

    /** Stripe lists no further back (billing rule 9). */
    private static final Duration LISTED = Duration.ofDays(30);

    /** Our clock may be ahead of Stripe's, and an event may appear in the list later than its second says. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final StripeEventList list;
    private final Source source;
    private final Jdbi jdbi;
    private final Clock clock;

    public StripeEventListActivities(StripeConnection access, Jdbi jdbi, Clock clock) {
        StripeSettings settings = access.settings();
        this.list = new StripeEventList(access);
        this.source = new Source(Provider.STRIPE, settings.account(), settings.liveMode());
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Where a comparison is, as a heartbeat tells it.
     *
     * @param began what becomes the end of the comparison when all pages were stored
     * @param after the event that ended the last stored page; null before the first
     */
    record Progress(Instant began, Instant since, @Nullable String after, int compared, int missed) {

        private Progress and(StripeEventList.Page page, int found) {
            return new Progress(
                    began, since, page.last(), compared + page.events().size(), missed + found);
        }
    }

    @Override
    public Reconciled compareEvents(ReconciliationInput input) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        Progress progress = context.getHeartbeatDetails(Progress.class).orElseGet(this::begin);
        do {
            StripeEventList.Page page = list.page(progress.since(), progress.after());
            progress = progress.and(page, store(page.events()));
            context.heartbeat(progress);
        } while (progress.after() != null);
        Instant began = progress.began();
        jdbi.useExtension(ReconciliationDao.class, rows -> rows.compared(source, began));
        return new Reconciled(progress.compared(), progress.missed());
    }

    private Progress begin() {
        Instant now = clock.instant();
        Instant known = jdbi.withExtension(ReconciliationDao.class, rows -> rows.comparedUntil(source))
                .orElse(now);
        Instant since = known.minus(OVERLAP);
        Instant furthest = now.minus(LISTED);
        return new Progress(now, since.isBefore(furthest) ? furthest : since, null, 0, 0);
    }

    /** How many of them were not known. */
    private int store(List<JsonNode> events) {
        StripeInbox inbox = new StripeInbox(source.account(), source.liveMode());
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            int missed = 0;
            // Oldest first, so that inbox sequences grow as the provider's time does.
            for (JsonNode node : events.reversed()) {
                StripeEvent event = StripeEvent.read(node).orElse(null);
                if (event != null
                        && inbox.take(handle, arrival(event, node, now)).taken() != Taken.DUPLICATE) {
                    missed++;
                }
            }
            return missed;
        });
    }

    private static Arrival arrival(StripeEvent event, JsonNode node, Instant now) {
        return new Arrival(event, node.toString().getBytes(StandardCharsets.UTF_8), now, now);
    }
}

package io.tenure.api.webhook;

import static java.util.stream.Collectors.groupingBy;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.webhook.InboxDao;
import io.tenure.store.webhook.InboxDao.InboxRow;
import io.tenure.store.webhook.InboxDao.Touched;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.WebhookEventId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the platform's staff sees of the inbox and does with it. Each act is one conditional statement, with an audit entry for each organization. */
@Component
final class Inbox {

    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    Inbox(AcrossTenants across, Audit audit, Clock clock) {
        this.jdbi = across.jdbi();
        this.audit = audit;
        this.clock = clock;
    }

    /** Who acts, and what was typed as the reason. */
    record Actor(Caller caller, @Nullable String reason) {}

    Page<WebhookEventView> list(WebhookEventQuery query, @Nullable WebhookEventId after, int limit) {
        Long before = after == null ? null : after.inboxSeq();
        return jdbi.withExtension(
                InboxDao.class,
                inbox -> Page.of(
                        inbox.list(query.filter(clock.instant()), before, limit + 1), limit, WebhookEventView::of));
    }

    WebhookEventView find(WebhookEventId id) {
        return jdbi.withHandle(handle -> read(handle, id));
    }

    /** Delivers one event again; refuses what is settled for good. */
    WebhookEventView retry(WebhookEventId id, Actor actor) {
        return jdbi.inTransaction(handle -> {
            List<Touched> retried = handle.attach(InboxDao.class).retry(List.of(id.inboxSeq()), clock.instant());
            WebhookEventView event = read(handle, id);
            if (retried.isEmpty()) {
                throw new ProblemException(ProblemType.EVENT_SETTLED);
            }
            append(handle, actor, "webhook-event.retry", retried);
            return event;
        });
    }

    /** Delivers many events again and leaves out what is settled for good. */
    Retried retry(RetryEvents request, Actor actor) {
        return jdbi.inTransaction(handle -> {
            List<Long> asked = asked(handle, request);
            List<Touched> retried = handle.attach(InboxDao.class).retry(asked, clock.instant());
            append(handle, actor, "webhook-event.retry", retried);
            return new Retried(retried.size(), asked.size() - retried.size());
        });
    }

    WebhookEventView ignore(WebhookEventId id, Actor actor) {
        return jdbi.inTransaction(handle -> {
            Optional<Touched> ignored = handle.attach(InboxDao.class).ignore(id.inboxSeq(), clock.instant());
            WebhookEventView event = read(handle, id);
            Touched touched = ignored.orElseThrow(() -> new ProblemException(ProblemType.EVENT_SETTLED));
            append(handle, actor, "webhook-event.ignore", List.of(touched));
            return event;
        });
    }

    private List<Long> asked(Handle handle, RetryEvents request) {
        List<WebhookEventId> ids = request.ids();
        return ids != null
                ? ids.stream().map(WebhookEventId::inboxSeq).distinct().toList()
                : handle
                        .attach(InboxDao.class)
                        .list(request.query().filter(clock.instant()), null, RetryEvents.MOST)
                        .stream()
                        .map(InboxRow::inboxSeq)
                        .toList();
    }

    private static WebhookEventView read(Handle handle, WebhookEventId id) {
        return handle.attach(InboxDao.class)
                .find(id.inboxSeq())
                .map(WebhookEventView::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** One entry for each organization, in the order of their ids: two acts at once wait for each other and never in a circle. */
    private void append(Handle handle, Actor actor, String action, List<Touched> events) {
        Map<String, List<Touched>> byOrganization =
                new TreeMap<>(events.stream().collect(groupingBy(Inbox::owner)));
        for (List<Touched> ofOne : byOrganization.values()) {
            OrganizationId organization = ofOne.getFirst().organizationId();
            List<String> ids = ofOne.stream()
                    .map(event -> WebhookEventId.of(event.inboxSeq()).toString())
                    .toList();
            audit.append(
                    handle,
                    actor.caller(),
                    new Act(organization, action, ids.getFirst(), actor.reason(), Map.of("events", ids)));
        }
    }

    private static String owner(Touched event) {
        return String.valueOf(event.organizationId());
    }
}

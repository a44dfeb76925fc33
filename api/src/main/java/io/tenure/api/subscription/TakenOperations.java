package io.tenure.api.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.FinishedOperation;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.temporal.Payloads;
import io.tenure.workflows.value.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks again for what a workflow has taken and not ended yet. Its row says that it was taken before Temporal has it in a history: a worker or a server that
 * dies in between forgets the request, while its caller was told that it goes on. Where a workflow knows it, the update's id is known as well, and nothing
 * happens.
 */
@Component
final class TakenOperations implements DisposableBean {

    /** Longer than most requests take. */
    private static final Duration FIRST = Duration.ofSeconds(15);

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int MOST = 200;
    private static final Logger log = LoggerFactory.getLogger(TakenOperations.class);
    private static final ObjectReader REQUESTS =
            Payloads.mapper().readerFor(Request.class).without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE);

    private final Jdbi jdbi;
    private final SubscriptionCommands commands;
    private final Clock clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("taken-operations").factory());

    private final Set<OperationId> unheard = new HashSet<>();

    /** When the last round began; null before the first, which asks for all. */
    private @Nullable Instant last;

    TakenOperations(AcrossTenants across, SubscriptionCommands commands, Clock clock) {
        this.jdbi = across.jdbi();
        this.commands = commands;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, 0, ROUND.toSeconds(), TimeUnit.SECONDS);
    }

    private void round() {
        try {
            remind();
        } catch (JdbiException away) {
            log.debug("The next round will ask again: {}", away.getClass().getSimpleName());
        }
    }

    /** One round. What no workflow took this time is due again in the next. */
    void remind() {
        Instant now = clock.instant();
        Instant before = last;
        Set<OperationId> again = Set.copyOf(unheard);
        unheard.clear();
        for (OperationRow operation : taken(now)) {
            boolean isDue = before == null || isDue(operation.openedAt(), before, now);
            if (isDue || again.contains(operation.operationId())) {
                request(operation).ifPresent(request -> remind(operation, request));
            }
        }
        last = now;
    }

    private List<OperationRow> taken(Instant now) {
        return jdbi.withExtension(OperationDao.class, operations -> operations.taken(now.minus(FIRST), MOST));
    }

    /** At an age of 15 seconds, and whenever the age has doubled. */
    static boolean isDue(Instant openedAt, Instant before, Instant now) {
        return doublings(openedAt, now) > doublings(openedAt, before);
    }

    private static long doublings(Instant openedAt, Instant at) {
        return Long.highestOneBit(Duration.between(openedAt, at).dividedBy(FIRST));
    }

    private void remind(OperationRow operation, Request request) {
        Reply reply = commands.remind(operation, request);
        if (reply instanceof Reply.NotAccepted) {
            unheard.add(operation.operationId());
        } else if (reply instanceof Reply.Refused(String code, Integer assigned, boolean recorded) && !recorded) {
            refuse(operation, code);
        }
    }

    /** The state has changed since it was taken. Where too many wait, it waits as well. */
    private void refuse(OperationRow operation, String code) {
        if (!ProblemType.TOO_MANY_WAITING.code().equals(code)) {
            FinishedOperation refused =
                    new FinishedOperation(operation.operationId(), code, null, null, clock.instant());
            jdbi.useExtension(OperationDao.class, operations -> operations.finish(refused));
        }
    }

    /** Empty for what only a newer version knows, which asks itself. */
    private static Optional<Request> request(OperationRow operation) {
        try {
            return Optional.ofNullable(REQUESTS.readValue(operation.request()));
        } catch (JsonProcessingException e) {
            log.error("Operation {} cannot be read", operation.operationId());
            return Optional.empty();
        }
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}

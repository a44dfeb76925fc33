package io.tenure.api.application;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.application.ApiKeyDao;
import io.tenure.store.application.ApiKeyDao.ApiKeyRow;
import io.tenure.store.application.ApiKeyDao.NewApiKey;
import io.tenure.store.application.ApiKeyDao.Wanted;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The life of applications' keys, each change in one transaction with its audit entry. Nothing remembers a key: every request asks for its row, so
 * that a change is felt by the next one.
 */
@Component
final class ApplicationKeys {

    private final Jdbi jdbi;
    private final Audit audit;
    private final KeyMint mint;
    private final Clock clock;

    ApplicationKeys(AcrossTenants across, Audit audit, KeyMint mint, Clock clock) {
        this.jdbi = across.jdbi();
        this.audit = audit;
        this.mint = mint;
        this.clock = clock;
    }

    NewKeyView create(String slug, CreateKey request, Caller caller) {
        return jdbi.inTransaction(handle -> {
            ApplicationId application = Applications.row(handle, slug).applicationId();
            KeyMint.Coin coin = mint.strike(application, request);
            handle.attach(ApiKeyDao.class).insert(coin.row());
            audit.append(handle, caller, act("api-key.create", coin.row().apiKeyId(), Map.of("application", slug)));
            return coin.view();
        });
    }

    Page<KeyView> list(String slug, @Nullable KeyState state, @Nullable ApiKeyId after, int limit) {
        Wanted wanted = new Wanted(state == null ? null : state.name(), clock.instant());
        return jdbi.withHandle(handle -> {
            ApplicationId application = Applications.row(handle, slug).applicationId();
            return Page.of(
                    handle.attach(ApiKeyDao.class).ofApplication(application, wanted, after, limit + 1),
                    limit,
                    KeyView::of);
        });
    }

    /** Another key for the same things. The old one ends after the overlap, or sooner where it would have. */
    NewKeyView rotate(String slug, ApiKeyId id, RotateKey request, Caller caller) {
        return jdbi.inTransaction(handle -> {
            ApiKeyDao keys = handle.attach(ApiKeyDao.class);
            ApplicationId application = Applications.row(handle, slug).applicationId();
            ApiKeyRow old = find(keys, application, id);
            Instant now = clock.instant();
            require(keys.expireNoLaterThan(id, now.plusSeconds(request.overlapSeconds()), now));
            KeyMint.Coin coin = mint.strikeAgain(application, old, request.expiresAt());
            NewApiKey row = coin.row();
            keys.insert(row);
            audit.append(
                    handle,
                    caller,
                    act(
                            "api-key.rotate",
                            id,
                            Map.of(
                                    "application", slug,
                                    "newKey", row.apiKeyId().toString(),
                                    "overlapSeconds", request.overlapSeconds())));
            return coin.view();
        });
    }

    KeyView expire(String slug, ApiKeyId id, Instant at, Caller caller) {
        return jdbi.inTransaction(handle -> {
            ApiKeyDao keys = handle.attach(ApiKeyDao.class);
            ApplicationId application = Applications.row(handle, slug).applicationId();
            find(keys, application, id);
            require(keys.expire(id, at, clock.instant()));
            KeyView expired = KeyView.of(find(keys, application, id));
            audit.append(
                    handle, caller, act("api-key.expire", id, Map.of("application", slug, "expiresAt", at.toString())));
            return expired;
        });
    }

    /** A repeat changes nothing. */
    void revoke(String slug, ApiKeyId id, Caller caller) {
        jdbi.useTransaction(handle -> {
            ApiKeyDao keys = handle.attach(ApiKeyDao.class);
            find(keys, Applications.row(handle, slug).applicationId(), id);
            if (keys.revoke(id, clock.instant()) == 1) {
                audit.append(handle, caller, act("api-key.revoke", id, Map.of("application", slug)));
            }
        });
    }

    private static ApiKeyRow find(ApiKeyDao keys, ApplicationId application, ApiKeyId id) {
        return keys.find(application, id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private static void require(int changed) {
        if (changed == 0) {
            throw new ProblemException(ProblemType.API_KEY_ENDED);
        }
    }

    private static Act act(String action, ApiKeyId id, Map<String, Object> details) {
        return new Act(null, action, id.toString(), details);
    }
}

package io.tenure.api.operator;

import io.tenure.api.application.KeyScope;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeySettings;
import io.tenure.api.identity.ApiKeys;
import io.tenure.store.application.ApiKeyDao;
import io.tenure.store.application.ApiKeyDao.NewApiKey;
import io.tenure.workflows.value.ApiKeyId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Creates a key and shows it, once. Needs TENURE_API_KEY_SECRET, as the API has it.")
final class CreateApiKey extends Subcommand {

    @Option(names = "--application", required = true, paramLabel = "SLUG")
    private String application = "";

    @Option(names = "--name", description = "Says whose key it is. Default: default.")
    private String name = "default";

    @Option(
            names = "--expires-at",
            paramLabel = "INSTANT",
            description = "Such as 2027-01-01T00:00:00Z. Default: never.")
    private @Nullable Instant expiresAt;

    @Option(
            names = "--live",
            description = "A key for production, tk_live_.., needed where TENURE_STRIPE_LIVE_MODE is true.")
    private boolean live;

    @Override
    Result run(Desk desk) {
        if (expiresAt != null && !expiresAt.isAfter(desk.now())) {
            throw new Refusal("--expires-at is in the past.");
        }
        if (live != desk.liveMode()) {
            throw new Refusal(
                    "A key of the other mode opens nothing here: " + (live ? "leave out --live." : "add --live."));
        }
        ApiKeys keys = new ApiKeys(new ApiKeySettings(desk.required("TENURE_API_KEY_SECRET")));
        return desk.inTransaction(handle -> created(desk, handle, keys));
    }

    private Result created(Desk desk, Handle handle, ApiKeys keys) {
        ApiKey key = keys.generate(live);
        NewApiKey row = new NewApiKey(
                new ApiKeyId(desk.nextId()),
                desk.application(handle, application).applicationId(),
                name,
                List.of(KeyScope.CHECK.code()),
                keys.hash(key),
                key.prefix(),
                key.lastFour(),
                desk.now(),
                expiresAt);
        handle.attach(ApiKeyDao.class).insert(row);
        String id = row.apiKeyId().toString();
        desk.audit(handle, new Desk.Act(null, "api-key.create", id, Map.of("application", application)));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("application", application);
        fields.put("name", name);
        fields.put("key", key.text());
        fields.put("expiresAt", expiresAt == null ? null : expiresAt.toString());
        return new Result(
                "Created key " + id + " of " + application + ". It is shown only now:\n" + key.text(), fields);
    }
}

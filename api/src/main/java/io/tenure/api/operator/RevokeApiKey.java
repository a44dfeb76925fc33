package io.tenure.api.operator;

import io.tenure.store.application.ApiKeyDao;
import io.tenure.workflows.value.ApiKeyId;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "revoke", description = "Revokes a key: its next check is refused.")
final class RevokeApiKey extends Subcommand {

    @Option(names = "--id", required = true, paramLabel = "KEY_ID", description = "key_.., as create and list show it.")
    private String id = "";

    @Override
    Result run(Desk desk) {
        ApiKeyId key = ApiKeyId.parse(id);
        return desk.inTransaction(handle -> revoked(desk, handle, key));
    }

    private static Result revoked(Desk desk, Handle handle, ApiKeyId key) {
        ApiKeyDao keys = handle.attach(ApiKeyDao.class);
        if (!keys.exists(key)) {
            throw new Refusal("There is no key " + key + ".");
        }
        boolean revoked = keys.revoke(key, desk.now()) == 1;
        if (revoked) {
            desk.audit(handle, new Desk.Act(null, "api-key.revoke", key.toString(), Map.of()));
        }
        return new Result(
                revoked ? "Revoked " + key + "." : "Key " + key + " was revoked before.",
                Map.of("id", key.toString(), "revoked", revoked));
    }
}

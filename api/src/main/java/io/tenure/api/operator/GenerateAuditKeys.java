package io.tenure.api.operator;

import io.tenure.store.audit.AuditKeys;
import java.security.SecureRandom;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "generate-keys",
        description =
                "Prints a new pair of keys for TENURE_AUDIT_KEYS of the API and the worker. A deployment keeps its"
                        + " pair: heads that another pair signed do not verify.")
final class GenerateAuditKeys extends Subcommand {

    @Override
    Result run(Desk desk) {
        String keys = AuditKeys.generate(new SecureRandom());
        return new Result(keys, Map.of("keys", keys));
    }
}

package io.tenure.api.operator;

import io.tenure.store.application.ApiKeyDao;
import io.tenure.store.application.ApiKeyDao.ApiKeyRow;
import io.tenure.store.application.ApiKeyDao.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists an application's keys, without the keys themselves.")
final class ListApiKeys extends Subcommand {

    @Option(names = "--application", required = true, paramLabel = "SLUG")
    private String application = "";

    @Override
    Result run(Desk desk) {
        List<ApiKeyRow> keys = desk.inTransaction(handle -> handle.attach(ApiKeyDao.class)
                .ofApplication(
                        desk.application(handle, application).applicationId(),
                        new Wanted(null, desk.now()),
                        null,
                        Integer.MAX_VALUE));
        String lines = keys.stream().map(ListApiKeys::line).collect(Collectors.joining("\n"));
        return new Result(
                lines.isEmpty() ? "No keys." : lines,
                Map.of("data", keys.stream().map(ListApiKeys::fields).toList()));
    }

    private static String line(ApiKeyRow key) {
        String end = key.revokedAt() != null
                ? "revoked " + key.revokedAt()
                : key.expiresAt() != null ? "until " + key.expiresAt() : "for ever";
        return key.apiKeyId() + "  " + key.prefix() + ".." + key.lastFour() + "  " + end + "  " + key.name();
    }

    private static Map<String, Object> fields(ApiKeyRow key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", key.apiKeyId().toString());
        fields.put("name", key.name());
        fields.put("prefix", key.prefix());
        fields.put("lastFour", key.lastFour());
        fields.put("createdAt", key.createdAt().toString());
        fields.put("expiresAt", key.expiresAt() == null ? null : key.expiresAt().toString());
        fields.put("revokedAt", key.revokedAt() == null ? null : key.revokedAt().toString());
        return fields;
    }
}

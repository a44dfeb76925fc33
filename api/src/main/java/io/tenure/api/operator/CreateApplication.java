package io.tenure.api.operator;

import io.tenure.store.application.ApplicationDao;
import io.tenure.store.application.ApplicationDao.ApplicationRow;
import io.tenure.workflows.value.ApplicationId;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Creates an application. The same again changes nothing.")
final class CreateApplication extends Subcommand {

    @Option(names = "--slug", required = true, description = "Lower-case letters, digits and hyphens.")
    private String slug = "";

    @Option(names = "--name", required = true)
    private String name = "";

    @Override
    Result run(Desk desk) {
        if (!slug.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new Refusal("A slug has lower-case letters, digits and hyphens, at most 63.");
        }
        return desk.inTransaction(handle -> created(desk, handle));
    }

    private Result created(Desk desk, Handle handle) {
        ApplicationDao applications = handle.attach(ApplicationDao.class);
        Optional<ApplicationRow> existing = applications.find(slug);
        if (existing.isPresent()) {
            return existing(existing.get());
        }
        ApplicationRow row = new ApplicationRow(new ApplicationId(desk.nextId()), slug, name, desk.now());
        applications.insert(row);
        desk.audit(
                handle,
                new Desk.Act(null, "application.create", row.applicationId().toString(), Map.of("slug", slug)));
        return new Result("Created application " + slug + " (" + row.applicationId() + ").", fields(row, true));
    }

    private Result existing(ApplicationRow row) {
        if (!row.name().equals(name)) {
            throw new Refusal("Application " + slug + " exists with the name " + row.name() + ": choose another slug.");
        }
        return new Result("Application " + slug + " exists (" + row.applicationId() + ").", fields(row, false));
    }

    private static Map<String, Object> fields(ApplicationRow row, boolean created) {
        return Map.of("id", row.applicationId().toString(), "slug", row.slug(), "name", row.name(), "created", created);
    }
}

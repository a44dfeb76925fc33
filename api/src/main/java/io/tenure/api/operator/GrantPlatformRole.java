package io.tenure.api.operator;

import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.PlatformRoleDao;
import io.tenure.workflows.value.UserId;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "grant", description = "Gives a person a role on the platform, across organizations.")
final class GrantPlatformRole extends Subcommand {

    @Option(names = "--user", required = true, paramLabel = "SUBJECT", description = "Subject of the person's tokens.")
    private String user = "";

    @Option(names = "--role", required = true, description = "support, operator or admin.")
    private String role = "";

    @Override
    Result run(Desk desk) {
        UserId person = new UserId(user);
        PlatformRole granted = PlatformRole.of(role.toLowerCase(Locale.ROOT));
        return desk.inTransaction(handle -> granted(desk, handle, person, granted));
    }

    private static Result granted(Desk desk, Handle handle, UserId person, PlatformRole role) {
        boolean changed = handle.attach(PlatformRoleDao.class).grant(person, role.code(), desk.now()) == 1;
        if (changed) {
            desk.audit(handle, new Desk.Act(null, "platform-role.grant", person.value(), Map.of("role", role.code())));
        }
        return new Result(
                person + (changed ? " is now " : " is already ") + role.code() + " of the platform.",
                Map.of("userId", person.value(), "role", role.code(), "changed", changed));
    }
}

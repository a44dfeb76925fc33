package io.tenure.api.operator;

import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.PlatformRoleDao;
import io.tenure.workflows.value.UserId;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "revoke", description = "Takes a role on the platform back, with effect on the next request.")
final class RevokePlatformRole extends Subcommand {

    @Option(names = "--user", required = true, paramLabel = "SUBJECT", description = "Subject of the person's tokens.")
    private String user = "";

    @Option(names = "--role", required = true, description = "support, operator or admin.")
    private String role = "";

    @Override
    Result run(Desk desk) {
        UserId person = new UserId(user);
        PlatformRole revoked = PlatformRole.of(role.toLowerCase(Locale.ROOT));
        return desk.inTransaction(handle -> revoked(desk, handle, person, revoked));
    }

    private static Result revoked(Desk desk, Handle handle, UserId person, PlatformRole role) {
        boolean changed = handle.attach(PlatformRoleDao.class).revoke(person, role.code()) == 1;
        if (changed) {
            desk.audit(handle, new Desk.Act(null, "platform-role.revoke", person.value(), Map.of("role", role.code())));
        }
        return new Result(
                person + (changed ? " is no longer " : " was not ") + role.code() + " of the platform.",
                Map.of("userId", person.value(), "role", role.code(), "changed", changed));
    }
}

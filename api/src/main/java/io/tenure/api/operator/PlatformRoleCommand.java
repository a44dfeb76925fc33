package io.tenure.api.operator;

import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.PlatformRoleDao;
import io.tenure.workflows.value.UserId;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Option;

/** A person and a role of the platform: given or taken back, and audited where that changed anything. */
abstract sealed class PlatformRoleCommand extends Subcommand permits GrantPlatformRole, RevokePlatformRole {

    @Option(names = "--user", required = true, paramLabel = "SUBJECT", description = "Subject of the person's tokens.")
    private String user = "";

    @Option(names = "--role", required = true, description = "support, operator or admin.")
    private String role = "";

    /**
     * How the change is told.
     *
     * @param action for the audit
     * @param done between the person and the role, where something changed
     * @param before the same where it was so before
     */
    record Words(String action, String done, String before) {}

    abstract Words words();

    /** Whether it was not so before. */
    abstract boolean change(PlatformRoleDao roles, UserId person, String code, Desk desk);

    @Override
    final Result run(Desk desk) {
        UserId person = new UserId(user);
        String code = PlatformRole.of(role.toLowerCase(Locale.ROOT)).code();
        return desk.inTransaction(handle -> changed(desk, handle, person, code));
    }

    private Result changed(Desk desk, Handle handle, UserId person, String code) {
        String audited = desk.person(handle, person).toString();
        boolean changed = change(handle.attach(PlatformRoleDao.class), person, code, desk);
        if (changed) {
            desk.audit(handle, new Desk.Act(null, words().action(), audited, Map.of("role", code)));
        }
        return new Result(
                person + (changed ? words().done() : words().before()) + code + " of the platform.",
                Map.of("userId", person.value(), "role", code, "changed", changed));
    }
}

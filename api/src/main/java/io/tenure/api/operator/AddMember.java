package io.tenure.api.operator;

import io.tenure.store.organization.MemberDao;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.store.organization.OrganizationRow;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.UserId;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "add", description = "Makes a person a member, or gives a member another role.")
final class AddMember extends Subcommand {

    @Option(names = "--organization", required = true, paramLabel = "ORG", description = "org_.., or its slug.")
    private String organization = "";

    @Option(names = "--user", required = true, paramLabel = "SUBJECT", description = "Subject of the person's tokens.")
    private String user = "";

    @Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Role role = Role.MEMBER;

    @Override
    Result run(Desk desk) {
        UserId person = new UserId(user);
        return desk.inTransaction(handle -> added(desk, handle, person));
    }

    private Result added(Desk desk, Handle handle, UserId person) {
        OrganizationId id = find(handle)
                .orElseThrow(() -> new Refusal("There is no organization " + organization + "."))
                .organizationId();
        String audited = desk.person(handle, person).toString();
        refuseWhatTheApiRefuses(handle, id, person);
        boolean changed = handle.attach(MemberDao.class).put(id, person, role, desk.now()) == 1;
        if (changed) {
            handle.attach(OrganizationDao.class).raiseRevision(id);
            Map<String, Object> details = Map.of("personId", audited, "role", role.name());
            desk.audit(handle, new Desk.Act(id, "member.put", id.toString(), details));
        }
        return new Result(
                changed
                        ? user + " is now " + role + " of " + id + "."
                        : user + " is " + role + " of " + id + " already.",
                Map.of("organizationId", id.toString(), "userId", user, "role", role.name(), "changed", changed));
    }

    /** Under the lock of the organization's row, as there. */
    private void refuseWhatTheApiRefuses(Handle handle, OrganizationId id, UserId person) {
        if (handle.attach(OrganizationDao.class).lock(id).orElseThrow().isArchived()) {
            throw new Refusal(organization + " is archived.");
        }
        MemberDao members = handle.attach(MemberDao.class);
        boolean isOwner = members.role(id, person).filter(Role.OWNER::equals).isPresent();
        if (isOwner && role != Role.OWNER && members.owners(id) == 1) {
            throw new Refusal(user + " is the last owner of " + organization + ": make another one first.");
        }
    }

    private Optional<OrganizationRow> find(Handle handle) {
        OrganizationDao organizations = handle.attach(OrganizationDao.class);
        return organization.startsWith("org_")
                ? organizations.find(OrganizationId.parse(organization))
                : organizations.findBySlug(organization);
    }
}

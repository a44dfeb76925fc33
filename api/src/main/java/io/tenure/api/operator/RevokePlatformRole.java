package io.tenure.api.operator;

import io.tenure.store.organization.PlatformRoleDao;
import io.tenure.workflows.value.UserId;
import picocli.CommandLine.Command;

@Command(name = "revoke", description = "Takes a role on the platform back, with effect on the next request.")
final class RevokePlatformRole extends PlatformRoleCommand {

    @Override
    Words words() {
        return new Words("platform-role.revoke", " is no longer ", " was not ");
    }

    @Override
    boolean change(PlatformRoleDao roles, UserId person, String code, Desk desk) {
        return roles.revoke(person, code) == 1;
    }
}

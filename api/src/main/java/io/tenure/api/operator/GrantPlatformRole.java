package io.tenure.api.operator;

import io.tenure.store.organization.PlatformRoleDao;
import io.tenure.workflows.value.UserId;
import picocli.CommandLine.Command;

@Command(name = "grant", description = "Gives a person a role on the platform, across organizations.")
final class GrantPlatformRole extends PlatformRoleCommand {

    @Override
    Words words() {
        return new Words("platform-role.grant", " is now ", " is already ");
    }

    @Override
    boolean change(PlatformRoleDao roles, UserId person, String code, Desk desk) {
        return roles.grant(person, code, desk.now()) == 1;
    }
}

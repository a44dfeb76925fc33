package io.tenure.api.identity;

import static io.tenure.store.organization.Role.ADMIN;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.MEMBER;
import static io.tenure.store.organization.Role.OWNER;

import io.tenure.store.organization.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each role may in an organization. Every endpoint that asks for a role asks for those of one line: the API does not start otherwise, and the
 * documentation prints these lines.
 */
public enum RoleMatrix {
    GOVERN("change the organization, its external ids, members and roles; archive it", OWNER),
    BILL("manage billing: subscribe, change the number of seats, pay, cancel", OWNER, BILLING_ADMIN),
    ASSIGN("assign and revoke seats; read all of the organization", OWNER, BILLING_ADMIN, ADMIN),
    USE("use a seat; read what concerns oneself", OWNER, BILLING_ADMIN, ADMIN, MEMBER);

    private final String words;
    private final List<Role> roles;

    RoleMatrix(String words, Role... roles) {
        this.words = words;
        this.roles = List.of(roles);
    }

    /** In the order of {@link Role}. */
    public List<Role> roles() {
        return roles;
    }

    static boolean knows(Collection<Role> roles) {
        return Arrays.stream(values()).anyMatch(line -> Set.copyOf(line.roles).equals(Set.copyOf(roles)));
    }

    /** As a table in Markdown. */
    public static String table() {
        String head = Stream.of(Role.values()).map(Role::name).collect(Collectors.joining(" | ", "| may | ", " |\n"));
        String rule = "|---" + "|---".repeat(Role.values().length) + "|\n";
        return Arrays.stream(values()).map(RoleMatrix::line).collect(Collectors.joining("\n", head + rule, ""));
    }

    private String line() {
        return Stream.of(Role.values())
                .map(role -> roles.contains(role) ? "yes" : "")
                .collect(Collectors.joining(" | ", "| " + words + " | ", " |"));
    }
}

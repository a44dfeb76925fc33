package io.tenure.dev.demo;

import io.tenure.dev.demo.TenureHttp.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The people of the demo: who they are, and their tokens. */
final class Cast {
    static final String OWNER = "owner";
    static final String OPERATOR = "operator";
    static final String STRANGER = "stranger";

    /** Those whom an operator's command makes members, with the role. */
    static final Map<String, String> MEMBERS =
            Map.of("billingAdmin", "BILLING_ADMIN", "admin", "ADMIN", "member", "MEMBER");

    /** Those whom an operator's command makes members of the stranger's clinic, with the role. */
    static final Map<String, String> NEIGHBOURS =
            Map.of("neighbourBilling", "BILLING_ADMIN", "neighbourAdmin", "ADMIN", "neighbour", "MEMBER");

    private static final Map<String, String> USERS = Map.of(
            "neighbourBilling",
            "user_neighbour_billing",
            "neighbourAdmin",
            "user_neighbour_admin",
            "neighbour",
            "user_neighbour",
            OWNER,
            "user_owner",
            "billingAdmin",
            "user_billing",
            "admin",
            "user_admin",
            "member",
            "user_member",
            OPERATOR,
            "user_operator",
            STRANGER,
            "user_stranger");
    private static final List<String> ORDER = List.of(OWNER, "billingAdmin", "admin", "member", OPERATOR, STRANGER);

    private Cast() {}

    /** A person's id, which is the {@code sub} of their token. */
    static String user(String person) {
        String user = USERS.get(person);
        if (user == null) {
            throw new IllegalArgumentException(person + " is nobody of the demo");
        }
        return user;
    }

    /** Fresh tokens of the identity stand-in, valid for a day. */
    static Map<String, String> tokens(TenureHttp identity) {
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String person : ORDER) {
            tokens.put(person, token(identity, person));
        }
        return tokens;
    }

    /** A fresh token of one of them. */
    static String token(TenureHttp identity, String person) {
        String email = person.toLowerCase(Locale.ROOT) + "@example.com";
        Map<String, ?> request = Map.of("sub", user(person), "email", email, "email_verified", true);
        return identity.send(Call.post("/token", "", request)).path("token").asString("");
    }
}

package io.tenure.dev.real;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which part is killed next, and at which moment: of twenty, fourteen times the worker, twice each the API, PostgreSQL and Temporal. */
final class KillPlan {

    /** A creation, a payment, and a change such as a raise. */
    static final List<String> MOVING_MONEY =
            List.of("POST /v1/subscriptions", "POST /v1/invoices/*/pay", "POST /v1/subscriptions/*");

    private KillPlan() {}

    /** What Stripe is doing when the part dies. */
    enum Moment {
        /** It has executed a command that moves money and has not answered it. */
        EXECUTED,
        /** It has taken such a command and will execute it after the kill. */
        LATE,
        /** It has just executed some command, and may have answered it. */
        ANY
    }

    /** @param preferred the command for which the others are let pass for a while; nothing to {@link Moment#ANY} */
    record Planned(String part, Moment moment, String preferred) {}

    static List<Planned> of(int kills, Random chance) {
        List<Planned> plan = new ArrayList<>();
        while (plan.size() < kills) {
            List<Planned> twenty = twenty();
            Collections.shuffle(twenty, chance);
            plan.addAll(twenty);
        }
        return plan.subList(0, kills);
    }

    private static List<Planned> twenty() {
        List<Planned> twenty = new ArrayList<>(Collections.nCopies(5, new Planned("worker", Moment.ANY, "")));
        for (int i = 0; i < MOVING_MONEY.size(); i++) {
            String command = MOVING_MONEY.get(i);
            String other = List.of("api", "postgres", "temporal").get(i);
            twenty.addAll(Collections.nCopies(2, new Planned("worker", Moment.EXECUTED, command)));
            twenty.add(new Planned("worker", Moment.LATE, command));
            twenty.add(new Planned(other, Moment.LATE, command));
            twenty.add(new Planned(other, Moment.ANY, ""));
        }
        return twenty;
    }
}

package io.tenure.dev.stripe.engine.billing;

import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.World;
import java.util.Locale;

/** What becomes of a subscription when the last retry has failed: at Stripe a setting of the account's dashboard. */
public enum RetriesEnd {
    PAST_DUE,
    UNPAID;

    private static final String SETTINGS = "account_settings";
    private static final String KEY = "retries_end";

    /** The account's setting; {@link #PAST_DUE} until another is chosen. */
    public static RetriesEnd of(World world) {
        String chosen = Nodes.text(world.hidden(SETTINGS), KEY);
        return chosen.isEmpty() ? PAST_DUE : valueOf(chosen);
    }

    public void choose(World world) {
        world.hide(SETTINGS, facts -> facts.put(KEY, name()));
    }

    /** The status that a subscription is left in. */
    public String status() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.tenure.api.operator;

import io.tenure.store.application.SoldPlanDao;
import io.tenure.store.subscription.PlanDao;
import io.tenure.store.subscription.PlanDao.PlanRow;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.Money;
import io.tenure.workflows.value.PlanId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Creates a plan: a price per seat. The same again changes nothing.")
final class CreatePlan extends Subcommand {

    @Option(names = "--application", required = true, paramLabel = "SLUG")
    private String application = "";

    @Option(names = "--name", required = true)
    private String name = "";

    @Option(
            names = "--price",
            description = "The provider's recurring price, such as price_..; none for granted plans.")
    private @Nullable String price;

    @Option(names = "--currency", required = true, description = "ISO 4217, such as EUR.")
    private String currency = "";

    @Option(names = "--unit-amount", required = true, description = "A seat's price in minor units.")
    private long unitAmount;

    @Option(names = "--interval", required = true, description = "month or year.")
    private String interval = "";

    @Option(names = "--trial-days", description = "Default: ${DEFAULT-VALUE}.")
    private int trialDays;

    @Option(names = "--provider", description = "stripe or none. Default: ${DEFAULT-VALUE}.")
    private String provider = "stripe";

    @Override
    Result run(Desk desk) {
        Provider collector = Provider.of(provider);
        if (collector != Provider.NONE && price == null) {
            throw new Refusal("Name the provider's price: --price price_..");
        }
        if (!interval.equals("month") && !interval.equals("year")) {
            throw new Refusal("An interval is month or year.");
        }
        Money money = new Money(unitAmount, currency);
        return desk.inTransaction(handle -> created(desk, handle, collector, money));
    }

    private Result created(Desk desk, Handle handle, Provider collector, Money money) {
        boolean granted = collector == Provider.NONE;
        ApplicationId owner = desk.application(handle, application).applicationId();
        PlanRow wanted = new PlanRow(
                new PlanId(desk.nextId()),
                owner,
                name,
                collector,
                granted ? "none" : desk.required("TENURE_STRIPE_ACCOUNT"),
                !granted && desk.liveMode(),
                price,
                money.currency(),
                money.amount(),
                interval,
                trialDays,
                desk.now(),
                null);
        Optional<PlanRow> existing = handle.attach(SoldPlanDao.class).find(owner, name);
        if (existing.isPresent()) {
            return existing(existing.get(), wanted);
        }
        insert(handle, wanted);
        Map<String, Object> fields = fields(wanted, true);
        desk.audit(handle, new Desk.Act(null, "plan.create", wanted.planId().toString(), fields));
        return new Result("Created plan " + name + " (" + wanted.planId() + ").", fields);
    }

    private void insert(Handle handle, PlanRow plan) {
        try {
            handle.attach(PlanDao.class).insert(plan);
        } catch (UnableToExecuteStatementException refused) {
            throw new Refusal("The database refuses the plan: price " + price
                    + " may belong to another plan, or a value is out of bounds.");
        }
    }

    private Result existing(PlanRow row, PlanRow wanted) {
        boolean same = row.provider() == wanted.provider()
                && row.providerAccount().equals(wanted.providerAccount())
                && row.liveMode() == wanted.liveMode()
                && Objects.equals(row.priceReference(), wanted.priceReference())
                && row.currency().equals(wanted.currency())
                && row.unitAmount() == wanted.unitAmount()
                && row.billingInterval().equals(wanted.billingInterval())
                && row.trialDays() == wanted.trialDays();
        if (!same) {
            throw new Refusal(
                    "Plan " + name + " of " + application + " exists with other values: choose another name.");
        }
        return new Result("Plan " + name + " exists (" + row.planId() + ").", fields(row, false));
    }

    private Map<String, Object> fields(PlanRow row, boolean created) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", row.planId().toString());
        fields.put("application", application);
        fields.put("name", row.name());
        fields.put("provider", row.provider().code());
        fields.put("price", row.priceReference());
        fields.put("currency", row.currency());
        fields.put("unitAmount", row.unitAmount());
        fields.put("interval", row.billingInterval());
        fields.put("trialDays", row.trialDays());
        fields.put("created", created);
        return fields;
    }
}

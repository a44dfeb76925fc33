package io.tenure.dev.demo;

import io.tenure.dev.demo.TenureHttp.Call;
import io.tenure.dev.process.Refusal;
import io.tenure.dev.process.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A hospital, its subscription to HealOS and the people around it; beside it a clinic of four and an application that nobody uses yet; made once, found again later. By Stripe's own paths,
 * the operator's command and Tenure's HTTP: nothing is put into a table.
 */
public final class DemoSeed {
    private static final String ACCOUNT = "account";
    private static final String APPLICATION = "healos";
    private static final String OTHER_APPLICATION = "labdesk";
    private static final String CURRENCY = "eur";
    private static final long UNIT_AMOUNT = 2_000;
    private static final long OTHER_UNIT_AMOUNT = 900;
    private static final int SEATS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DemoPlaces places;
    private final SeedMemory memory;
    private final TenureHttp tenure;

    /** The folder keeps what was made. */
    public DemoSeed(DemoPlaces places, Path folder) {
        this.places = places;
        memory = memory(folder);
        tenure = new TenureHttp(places.api());
    }

    private static SeedMemory memory(Path folder) {
        return new SeedMemory(folder.resolve("demo.json"));
    }

    /**
     * Refused when what the folder remembers was made in another account of Stripe: its customers, prices and clock are
     * unknown to this one.
     */
    public static void requireAccount(Path folder, String account) {
        SeedMemory memory = memory(folder);
        if (memory.has(ACCOUNT) && !memory.known(ACCOUNT).equals(account)) {
            throw new Refusal("the data in " + folder + " belongs to the Stripe account " + memory.known(ACCOUNT)
                    + ", not to " + account
                    + ": set STRIPE_API_KEY as it was, or unset it if there was none, begin with"
                    + " empty data (temporal-dev/up --fresh), or set TENURE_HOME to another folder.");
        }
    }

    /** Stripe's product, price and clock; returns the clock, which the worker must know when it starts. */
    public String stripe() {
        memory.once(ACCOUNT, places::stripeAccount);
        DemoStripe stripe = new DemoStripe(places.stripe(), places.stripeApiKey());
        String product = memory.once("product", () -> stripe.createProduct("HealOS Standard"));
        memory.once("price", () -> stripe.createPrice(product, CURRENCY, UNIT_AMOUNT));
        String other = memory.once("otherProduct", () -> stripe.createProduct("LabDesk Team"));
        memory.once("otherPrice", () -> stripe.createPrice(other, CURRENCY, OTHER_UNIT_AMOUNT));
        return memory.once("clock", () -> stripe.createClock("Tenure demo", Instant.now()));
    }

    /** Everything else, with the worker and the API running. The tokens are new each time. */
    public Demo tenure(Operator operator) {
        Map<String, String> tokens = Cast.tokens(new TenureHttp(places.identity()));
        catalogue(operator);
        String organization = organizations(tokens);
        people(operator, organization);
        JsonNode subscription = subscription(tokens, organization);
        return new Demo(
                organization,
                APPLICATION,
                "hospital_456",
                memory.known("plan"),
                subscription.path("id").asString(""),
                subscription.path("stripeSubscriptionId").asString(""),
                subscription.path("stripeCustomerId").asString(""),
                memory.known("clock"),
                "user_123",
                memory.known("apiKey"),
                tokens);
    }

    private void catalogue(Operator operator) {
        Together.run(List.of(
                () -> memory.once("application", () -> application(operator, APPLICATION, "HealOS")),
                () -> memory.once("otherApplication", () -> application(operator, OTHER_APPLICATION, "LabDesk"))));
        Together.run(List.of(
                () -> memory.once(
                        "plan", () -> plan(operator, new Sold(APPLICATION, "Standard", "price", UNIT_AMOUNT))),
                () -> memory.once(
                        "otherPlan",
                        () -> plan(operator, new Sold(OTHER_APPLICATION, "Team", "otherPrice", OTHER_UNIT_AMOUNT))),
                () -> memory.once(
                        "apiKey",
                        () -> operator.run("api-key", "create", "--application", APPLICATION)
                                .path("key")
                                .asString("")),
                () -> memory.once(
                        Cast.OPERATOR,
                        () -> operator.run(
                                        "platform-role",
                                        "grant",
                                        "--user",
                                        Cast.user(Cast.OPERATOR),
                                        "--role",
                                        "operator")
                                .toString())));
    }

    /** @param price the name under which its price at Stripe is remembered */
    private record Sold(String application, String name, String price, long unitAmount) {}

    private static String application(Operator operator, String slug, String name) {
        return operator.run("application", "create", "--slug", slug, "--name", name)
                .path("id")
                .asString("");
    }

    private String plan(Operator operator, Sold sold) {
        String currency = CURRENCY.toUpperCase(Locale.ROOT);
        List<String> words = List.of(
                "plan",
                "create",
                "--application",
                sold.application(),
                "--name",
                sold.name(),
                "--price",
                memory.known(sold.price()),
                "--currency",
                currency,
                "--unit-amount",
                Long.toString(sold.unitAmount()),
                "--interval",
                "month");
        return operator.run(words.toArray(String[]::new)).path("id").asString("");
    }

    private String organizations(Map<String, String> tokens) {
        String owner = tokens.getOrDefault(Cast.OWNER, "");
        String organization =
                memory.once("organization", () -> organization("Mercy Hospital", "mercy-hospital", owner));
        memory.once(
                "externalId",
                () -> tenure.send(Call.put(
                                "/organizations/" + organization + "/external-ids/" + APPLICATION,
                                owner,
                                Map.of("externalOrgId", "hospital_456")))
                        .toString());
        String stranger = tokens.getOrDefault(Cast.STRANGER, "");
        memory.once("strangers", () -> organization("Elsewhere Clinic", "elsewhere-clinic", stranger));
        return organization;
    }

    private String organization(String name, String slug, String token) {
        return tenure.send(Call.post("/organizations", token, Map.of("name", name, "slug", slug)))
                .path("id")
                .asString("");
    }

    private void people(Operator operator, String organization) {
        List<Runnable> additions = new ArrayList<>();
        Cast.MEMBERS.forEach((person, role) ->
                additions.add(() -> memory.once(person, () -> member(operator, organization, person, role))));
        Cast.NEIGHBOURS.forEach((person, role) -> additions.add(
                () -> memory.once(person, () -> member(operator, memory.known("strangers"), person, role))));
        Together.run(additions);
    }

    private static String member(Operator operator, String organization, String person, String role) {
        return operator.run(
                        "member", "add", "--organization", organization, "--user", Cast.user(person), "--role", role)
                .toString();
    }

    private JsonNode subscription(Map<String, String> tokens, String organization) {
        String owner = tokens.getOrDefault(Cast.OWNER, "");
        String subscription = memory.once("subscription", () -> subscribe(owner, organization));
        String path = "/subscriptions/" + subscription;
        JsonNode active = Until.answered(
                "the demo's subscription is active",
                PATIENCE,
                () -> Optional.of(tenure.send(Call.get(path, owner)))
                        .filter(found -> memory.has("seat")
                                || found.path("status").asString("").equals("ACTIVE")));
        memory.once(
                "seat",
                () -> tenure.send(Call.post(path + "/seats", owner, Map.of("userId", "user_123")))
                        .path("id")
                        .asString(""));
        return active;
    }

    /** The answer may be that the work goes on (202); its id is then found among the organization's subscriptions. */
    private String subscribe(String owner, String organization) {
        Call call = new Call(
                "POST",
                "/subscriptions",
                Map.of("Authorization", "Bearer " + owner, "Idempotency-Key", "seed-" + organization),
                Map.of(
                        "organizationId",
                        organization,
                        "planId",
                        memory.known("plan"),
                        "seats",
                        SEATS,
                        "paymentMethodId",
                        "pm_card_visa"));
        String id = tenure.send(call).path("id").asString("");
        return id.startsWith("sub_")
                ? id
                : Until.answered("the subscription is listed", PATIENCE, () -> listed(owner, organization));
    }

    private Optional<String> listed(String owner, String organization) {
        JsonNode list = tenure.send(Call.get("/subscriptions?organizationId=" + organization, owner));
        return Optional.of(list.path("data").path(0).path("id").asString("")).filter(id -> !id.isEmpty());
    }
}

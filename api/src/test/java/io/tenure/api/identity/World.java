package io.tenure.api.identity;

import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.WebhookEventId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An organization with members of each role, a live subscription with a seat, an operation, a timeline and an audit; its application with a key; and
 * another application that it may still subscribe to. Rows on PostgreSQL, made anew whenever an operation is about to change them.
 */
final class World {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int FAR = 1_000_000;

    private final Place place = TestSystem.place();
    private final Map<Thing, String> ids = new EnumMap<>(Thing.class);
    private final String secondMember = "SECOND_" + place.suffix();
    private final String address = "victim-" + place.suffix() + "@example.com";
    private final String key;
    private final long event;

    World() {
        ApplicationId next = TestSystem.ROWS.application();
        PlanId plan = TestSystem.ROWS.plan(next, "price_" + TestSystem.ROWS.id(), 0);
        SubscriptionId subscription = new SubscriptionId(TestSystem.ROWS.id());
        ids.put(Thing.ORGANIZATION, place.organization().toString());
        ids.put(Thing.SUBSCRIPTION, subscription.toString());
        ids.put(Thing.PLAN, plan.toString());
        ids.put(Thing.APPLICATION_ID, place.application().toString());
        ids.put(Thing.APPLICATION, slug(place.application()));
        ids.put(Thing.MEMBER, "VICTIM_" + place.suffix());
        ids.put(Thing.PERSON, secondMember);
        ids.put(Thing.EXTERNAL_ID, "external-" + place.suffix());
        people();
        subscribe(subscription);
        SeatId seat = TestSystem.ROWS.seat(subscription, id(Thing.MEMBER));
        ids.put(Thing.SEAT, seat.toString());
        ids.put(Thing.OWN_SEAT, seat.toString());
        ids.put(
                Thing.OPERATION,
                TestSystem.ROWS
                        .operation(place.organization(), subscription, "cancel", null)
                        .toString());
        event = TestSystem.ROWS.event(subscription, "customer.subscription.updated", "sub_1", true);
        ids.put(Thing.EVENT, WebhookEventId.of(event).toString());
        key = key();
        history(subscription);
    }

    String id(Thing thing) {
        return String.valueOf(ids.get(thing));
    }

    /** Well-formed, as long, and of nothing: the neighbour of one that exists. */
    String missing(Thing thing) {
        String existing = id(thing);
        if (thing == Thing.EVENT) {
            return WebhookEventId.of(event + FAR).toString();
        }
        int digit = ALPHABET.indexOf(existing.charAt(existing.length() - 1));
        return existing.substring(0, existing.length() - 1) + ALPHABET.charAt(digit ^ 1);
    }

    String user(Role role) {
        return place.user(role);
    }

    /** The text of a key of the organization's application. */
    String apiKey() {
        return key;
    }

    /** What nobody else may ever read. */
    Set<String> own() {
        Set<String> own = ids.entrySet().stream()
                .filter(entry -> entry.getKey().manner() == Thing.Manner.TENANT
                        || entry.getKey() == Thing.SEAT
                        || entry.getKey() == Thing.EXTERNAL_ID)
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        own.add(address);
        own.add(place.suffix());
        return own;
    }

    /** By the application of {@code other}, as by its own. */
    void isNamedAt(World other) {
        execute("""
            insert into external_organization (application_id, external_org_id, organization_id, created_at) values (?, ?, ?, now())
                on conflict do nothing
            """, other.place.application(), id(Thing.EXTERNAL_ID), place.organization());
    }

    private void people() {
        execute(
                "insert into member (organization_id, user_id, role, created_at) values (?, ?, 'MEMBER', now()), (?, ?,"
                        + " 'MEMBER', now())",
                place.organization(),
                id(Thing.MEMBER),
                place.organization(),
                secondMember);
        person(id(Thing.MEMBER), address);
        person(secondMember, "second-" + address);
        isNamedAt(this);
    }

    private static void person(String user, String email) {
        execute("""
            insert into person (person_id, user_id, email, email_verified, name, created_at, seen_at)
            values (?, ?, ?, true, 'Vera', now(), now())
            """, TestSystem.ROWS.id(), user, email);
    }

    private void subscribe(SubscriptionId id) {
        execute("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                      provided_status, quantity, seat_limit, access_until, provider_reference, effect_id, created_at, updated_at)
            values (?, ?, ?, ?, 'stripe', 'acct_test', false, 'ACTIVE', 'ACTIVE', 8, 8, now() + interval '30 days', ?, 'e', now(), now())
            """, id, place.organization(), place.application(), place.plan(), "sub_of_" + place.suffix());
    }

    private String key() {
        ApiKeys keys = TestSystem.API.bean(ApiKeys.class);
        ApiKey made = keys.generate(false);
        ApiKeyId id = new ApiKeyId(TestSystem.ROWS.id());
        execute("""
            insert into api_key (api_key_id, application_id, key_hash, prefix, last_four, created_at) values (?, ?, ?, ?, ?, now())
            """, id, place.application(), keys.hash(made), made.prefix(), made.lastFour());
        ids.put(Thing.KEY, id.toString());
        return made.text();
    }

    private void history(SubscriptionId subscription) {
        StandingChangeId change = new StandingChangeId(TestSystem.ROWS.id());
        execute("""
            insert into standing_change (standing_change_id, subscription_id, to_status, effective_at, revision) values (?, ?, 'ACTIVE', now(), 0)
            """, change, subscription);
        ids.put(Thing.STANDING_CHANGE, change.toString());
        TestSystem.as(place.user(Role.OWNER))
                .patch("/organizations/" + place.organization(), "{\"name\":\"Hospital\"}");
        AuditEntryId entry = TestSystem.OWNER.withHandle(handle -> handle.select(
                        "select audit_entry_id from audit_entry where organization_id = ? and sequence = 2",
                        place.organization())
                .mapTo(AuditEntryId.class)
                .one());
        ids.put(Thing.AUDIT_ENTRY, entry.toString());
    }

    private static String slug(ApplicationId application) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.select("select slug from application where application_id = ?", application)
                        .mapTo(String.class)
                        .one());
    }

    private static void execute(String sql, Object... values) {
        TestSystem.OWNER.useHandle(handle -> handle.execute(sql, values));
    }
}

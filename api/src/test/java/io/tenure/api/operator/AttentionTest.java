package io.tenure.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SubscriptionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AttentionTest {

    /** Codes that mean another try: they never end in a park. */
    private static final Pattern FAILURE = Pattern.compile("(REJECTED|REFUSED|BUG)\\s*\\.failure\\(\"([a-z-]+)\"");

    private static final Pattern LITERAL = Pattern.compile("(?:return|= |\\?|:)\\s*\"([a-z]+(?:-[a-z]+)+)\"");

    @Test
    void listsWhatWaitsForAPersonWithWhatResolvesIt() {
        Place place = TestSystem.place();
        String waiting = subscribed(place);
        attend(waiting, "look-unknown-price");

        Answer answer = TestSystem.support().get("/attention?code=look-unknown-price&limit=1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/data/0/subscriptionId")).isEqualTo(waiting);
        assertThat(answer.at("/data/0/organizationId"))
                .isEqualTo(place.organization().toString());
        assertThat(answer.at("/data/0/since")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(answer.at("/data/0/why")).contains("price");
        assertThat(answer.at("/data/0/resolution")).contains("/resumption");
    }

    @Test
    void pagesFromTheNewest() {
        String older = subscribed(TestSystem.place());
        String newer = subscribed(TestSystem.place());
        attend(older, "paging");
        attend(newer, "paging");

        Answer first = TestSystem.support().get("/attention?code=paging&limit=1");
        Answer second = TestSystem.support().get("/attention?code=paging&limit=1&startingAfter=" + newer);

        assertThat(first.at("/data/0/subscriptionId")).isEqualTo(newer);
        assertThat(first.json().at("/hasMore").asBoolean()).isTrue();
        assertThat(second.at("/data/0/subscriptionId")).isEqualTo(older);
        assertThat(second.json().at("/hasMore").asBoolean()).isFalse();
    }

    @Test
    void hasWordsForEveryCodeThatAWorkflowCanProduce() throws IOException {
        Set<String> codes = new TreeSet<>();
        collect(FAILURE, 2, codes, Path.of("../activities/src/main/java"));
        collect(FAILURE, 2, codes, Path.of("../workflows/src/main/java"));
        Path activities = Path.of("../activities/src/main/java/io/tenure/activities/subscription");
        collect(LITERAL, 1, codes, activities.resolve("Oddity.java"));
        collect(LITERAL, 1, codes, activities.resolve("StripeFailures.java"));
        Path rules = Path.of("../workflows/src/main/java/io/tenure/workflows/subscription/AttentionRules.java");
        collect(LITERAL, 1, codes, rules);

        assertThat(codes)
                .contains(
                        "unknown-price",
                        "second-subscription",
                        "nothing-paid",
                        "seats-over-quantity",
                        "renewal-unpaid",
                        "provider-silent",
                        "provider-credentials",
                        "provider-refused",
                        "payment-method-kind")
                .allSatisfy(code -> {
                    assertThat(Remedy.isListed(code)).isTrue();
                    assertThat(Remedy.isListed("creation-" + code)).isTrue();
                });
    }

    @Test
    void tellsAProvidersOwnCodeFromADefect() {
        assertThat(Remedy.of("creation-parameter_unknown").why()).contains("provider");
        assertThat(Remedy.of("look-NullPointerException").resolution()).contains("deployment");
    }

    private static String subscribed(Place place) {
        return place.as(Role.OWNER)
                .post("/subscriptions", place.terms(2, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
    }

    private static void attend(String subscription, String code) {
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "update subscription set attention_code = ?, attention_at = '2027-01-01T00:00:00Z' where"
                        + " subscription_id = ?",
                code,
                SubscriptionId.parse(subscription)));
    }

    private static void collect(Pattern pattern, int group, Set<String> codes, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(group));
                }
            }
        }
    }
}

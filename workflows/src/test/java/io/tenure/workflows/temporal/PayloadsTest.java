package io.tenure.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.common.v1.Payload;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.ProviderChanged;
import io.tenure.workflows.subscription.ProviderStatus;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.subscription.SubscriptionPolicy;
import io.tenure.workflows.subscription.Terms;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bytes of a history are a contract with every later version. */
final class PayloadsTest {

    private static final ObjectMapper MAPPER = Payloads.mapper();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void pinsTheBytesOfAnInput() {
        Terms terms = new Terms(
                new OrganizationId(new UUID(1, 1)),
                new ApplicationId(new UUID(2, 2)),
                new PlanId(new UUID(3, 3)),
                Provider.STRIPE,
                5,
                NOON,
                null);
        SubscriptionInput input =
                SubscriptionInput.requested(new SubscriptionId(new UUID(7, 7)), terms, new OperationId(new UUID(9, 9)));

        assertThat(bytes(input))
                .isEqualTo("{\"id\":\"sub_0000000000003g000000000007\",\"terms\":{"
                        + "\"organizationId\":\"org_0000000000000g000000000001\","
                        + "\"applicationId\":\"app_00000000000010000000000002\","
                        + "\"planId\":\"plan_0000000000001g000000000003\",\"provider\":\"STRIPE\",\"seats\":5,"
                        + "\"until\":\"2026-11-21T12:00:00Z\"},"
                        + "\"operationId\":\"op_0000000000004g000000000009\"}");
    }

    @Test
    void pinsTheBytesOfASignalAndADuration() {
        assertThat(bytes(new ProviderChanged(7, 1))).isEqualTo("{\"seq\":7,\"priority\":1}");
        assertThat(bytes(new SubscriptionPolicy(Duration.ofHours(96)))).isEqualTo("{\"renewalSlack\":\"PT96H\"}");
    }

    @Test
    void writesASealedTypeWithItsName() throws Exception {
        Request request = new Request.Cancel(new OperationId(new UUID(9, 9)), true);
        String bytes = MAPPER.writerFor(Request.class).writeValueAsString(request);

        assertThat(bytes).startsWith("{\"@type\":\"Cancel\"");
        assertThat(MAPPER.readValue(bytes, Request.class)).isEqualTo(request);
    }

    @Test
    void ignoresWhatALaterVersionAdds() throws Exception {
        assertThat(MAPPER.readValue("{\"seq\":7,\"priority\":1,\"later\":{}}", ProviderChanged.class))
                .isEqualTo(new ProviderChanged(7, 1));
    }

    @Test
    void readsAnUnknownStatusAsUnknown() throws Exception {
        Look look = MAPPER.readValue("{\"watermark\":1,\"status\":\"FROZEN\",\"paid\":[]}", Look.class);

        assertThat(look.status()).isEqualTo(ProviderStatus.UNKNOWN);
    }

    private static String bytes(Object message) {
        Payload payload = Payloads.converter().toPayload(message).orElseThrow();
        return payload.getData().toStringUtf8();
    }
}

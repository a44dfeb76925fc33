package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExternalNameTest {

    private static final Place PLACE = TestSystem.place();
    private static final String APPLICATION = TestSystem.OWNER.withHandle(
            handle -> handle.createQuery("select slug from application where application_id = ?")
                    .bind(0, PLACE.application())
                    .mapTo(String.class)
                    .one());

    private final TestHttp owner = PLACE.as(Role.OWNER);

    /** As JSON escapes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " hospital_456",
                "hospital_456 ",
                "hospital_456\\n",
                "hospital\\r\\n456",
                "hospital\\t456",
                "hospital_456\\u00a0",
                "hospital\\u00a0456",
                "hospital\\u200b_456",
                "\\ufeffhospital_456",
                "hospital_456\\u2028",
                "hospital\\u00ad_456",
                "\\uff48ospital_456",
                "hospital_\\uff14\\uff15\\uff16",
                "hospital\\u3000456",
                "hospita\\u212a",
                "hospital e\\u0301"
            })
    void isRefusedWhereItCouldBeTakenForAnother(String name) {
        Answer refused = put(name);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().at("/errors")).hasSize(1);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/externalOrgId");
        assertThat(refused.at("/errors/0/code")).isEqualTo("invalid");
        assertThat(refused.at("/errors/0/hint")).isEqualTo(ExternalName.RULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hospital_456", "St. Mary 7", "klinik-m\u00fcnchen", "\u75c5\u9662/\ud83d\ude00", "a  b", "'=1+1"
            })
    void isTakenAsItIsWritten(String name) {
        Answer taken = put(name);

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.text()).contains("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\u00a0", "\\u200b\\u3164"})
    void isAskedForWhereNothingIsSeen(String name) {
        Answer refused = put(name);

        assertThat(refused.json().at("/errors")).hasSize(1);
        assertThat(refused.at("/errors/0/code")).isEqualTo("required");
    }

    private Answer put(String name) {
        return owner.put(
                "/organizations/" + PLACE.organization() + "/external-ids/" + APPLICATION,
                "{\"externalOrgId\":\"%s\"}".formatted(name));
    }
}

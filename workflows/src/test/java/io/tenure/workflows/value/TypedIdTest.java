package io.tenure.workflows.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedIdTest {

    @Test
    void writesTheTextFormOfTheTypeIdSpecification() {
        UUID uuid = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(new SubscriptionId(uuid)).hasToString("sub_01h455vb4pex5vsknk084sn02q");
    }

    @Test
    void readsWhatItWrote() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            SeatId id = new SeatId(new UUID(random.nextLong(), random.nextLong()));
            assertThat(SeatId.parse(id.toString())).as("seed %d", seed).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sub_",
                "org_01h455vb4pex5vsknk084sn02q",
                "sub_81h455vb4pex5vsknk084sn02q",
                "sub_01h455vb4pex5vsknk084sn02",
                "sub_01h455vb4pex5vsknk084sn02qq",
                "sub_01H455VB4PEX5VSKNK084SN02Q",
                "sub_01h455vb4pex5vsknk084sn0lq"
            })
    void refusesWhatIsNoSubscriptionId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriptionId.parse(text));
    }

    @Test
    void refusesAUserWithoutAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("x".repeat(256)));
    }
}

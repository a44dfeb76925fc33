package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.seat.SeatCheckRow;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.SeatId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SeatCheckTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final ApiKeyId KEY = new ApiKeyId(new UUID(7, 8));
    private static final SeatId SEAT = new SeatId(new UUID(7, 7));

    /** Organization known, archived, standing, its stored reason, seconds until access ends, has a seat: the answer. */
    @ParameterizedTest
    @CsvSource({
        "false, false,          ,                        ,    , false, unknown-organization",
        "false, false, ACTIVE   ,                        ,  60, true , unknown-organization",
        "true , true ,          ,                        ,    , false, organization-archived",
        "true , true , PENDING  , pending                ,    , false, organization-archived",
        "true , true , SUSPENDED, payment-failed         ,  60, true , organization-archived",
        "true , true , CANCELED , canceled               ,  60, true , organization-archived",
        "true , true , ACTIVE   ,                        , -60, true , organization-archived",
        "true , true , ACTIVE   ,                        ,  60, false, organization-archived",
        "true , true , ACTIVE   ,                        ,  60, true , organization-archived",
        "true , false,          ,                        ,    , false, no-subscription",
        "true , false, PENDING  , pending                ,    , false, pending",
        "true , false, PENDING  , pending                ,    , true , pending",
        "true , false, SUSPENDED, payment-failed         ,  60, true , payment-failed",
        "true , false, SUSPENDED, payment-failed         , -60, false, payment-failed",
        "true , false, SUSPENDED, authentication-required,  60, true , authentication-required",
        "true , false, SUSPENDED, trial-ended            ,  60, true , trial-ended",
        "true , false, SUSPENDED, paused                 ,  60, true , paused",
        "true , false, SUSPENDED, operator-hold          ,  60, true , operator-hold",
        "true , false, SUSPENDED, disputed               ,  60, true , disputed",
        "true , false, SUSPENDED, refunded               ,  60, true , refunded",
        "true , false, CANCELED , canceled               ,  60, true , canceled",
        "true , false, EXPIRED  , expired                ,    , true , expired",
        "true , false, EXPIRED  , expired                ,    , false, expired",
        "true , false, ACTIVE   ,                        , -60, true , standing-unconfirmed",
        "true , false, ACTIVE   ,                        ,   0, true , standing-unconfirmed",
        "true , false, ACTIVE   ,                        , -60, false, standing-unconfirmed",
        "true , false, TRIALING ,                        , -60, true , standing-unconfirmed",
        "true , false, ACTIVE   ,                        ,  60, false, no-seat",
        "true , false, TRIALING ,                        ,  60, false, no-seat",
        "true , false, ACTIVE   ,                        ,    , false, no-seat",
        "true , false, ACTIVE   ,                        ,  60, true , access",
        "true , false, TRIALING ,                        ,   1, true , access",
        "true , false, ACTIVE   ,                        ,    , true , access",
    })
    void answers(
            boolean known,
            boolean archived,
            @Nullable Standing status,
            @Nullable String reason,
            @Nullable Long seconds,
            boolean seated,
            String expected) {
        SeatAnswer answer = SeatCheck.decide(
                new SeatCheckRow(
                        KEY,
                        true,
                        "healos",
                        null,
                        known,
                        archived,
                        status,
                        reason == null ? null : StandingReason.of(reason),
                        seconds == null ? null : NOON.plusSeconds(seconds),
                        seated ? SEAT : null),
                NOON);

        assertThat(code(answer)).isEqualTo(expected);
    }

    @Test
    void namesSeatAndEnd() {
        SeatCheckRow row = row(LATER, null);

        assertThat(SeatCheck.decide(row, NOON)).isEqualTo(new SeatAnswer.Access(SEAT, Standing.ACTIVE, LATER));
    }

    @Test
    void deniesByItselfWhenTheEndPasses() {
        assertThat(code(SeatCheck.decide(row(LATER, null), LATER.minusNanos(1))))
                .isEqualTo("access");
        assertThat(code(SeatCheck.decide(row(LATER, null), LATER))).isEqualTo("standing-unconfirmed");
    }

    @Test
    void believesAKeyUntilItExpires() {
        assertThat(SeatCheck.isKeyExpired(row(null, null), NOON)).isFalse();
        assertThat(SeatCheck.isKeyExpired(row(null, LATER), NOON)).isFalse();
        assertThat(SeatCheck.isKeyExpired(row(null, NOON), NOON)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(StandingReason.class)
    void spellsReasonsAsRowsDo(StandingReason reason) {
        assertThat(Denial.of(reason).code()).isEqualTo(reason.code());
    }

    private static SeatCheckRow row(@Nullable Instant accessUntil, @Nullable Instant keyUntil) {
        return new SeatCheckRow(KEY, true, "healos", keyUntil, true, false, Standing.ACTIVE, null, accessUntil, SEAT);
    }

    private static String code(SeatAnswer answer) {
        return switch (answer) {
            case SeatAnswer.Access access -> "access";
            case SeatAnswer.NoAccess noAccess -> noAccess.reason().code();
        };
    }
}

package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** @param at {@code now}, or {@code period-end}, which can be taken back until then */
record Cancel(
        @Schema(
                example = "period-end",
                allowableValues = {"now", "period-end"})
        @NotNull
        @Pattern(regexp = "now|period-end", message = "now or period-end")
        String at) {

    boolean atPeriodEnd() {
        return at.equals("period-end");
    }

    Ask ask() {
        return new Ask("cancel", Map.of("at", at));
    }
}

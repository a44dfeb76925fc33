package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Reasoned;
import io.tenure.api.problem.Seen;
import io.tenure.store.subscription.OperationDao;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param reason for staff and auditors to read; at most 500 characters
 * @param message for members to read; at most 500 characters; without one they read the subscription's reason alone
 */
record PlaceHold(
        @Schema(example = "Chargeback under review") @NotBlank @Size(max = 500)
        String reason,

        @Schema(example = "Please call us about your last invoice.") @Nullable @Seen @Size(max = 500)
        String message)
        implements Reasoned {

    Ask ask() {
        return new Ask(OperationDao.PLACE_HOLD, Map.of(), reason, message);
    }
}

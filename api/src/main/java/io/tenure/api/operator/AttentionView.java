package io.tenure.api.operator;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.subscription.AttentionDao.AttentionRow;
import java.time.Instant;

/**
 * A subscription that waits for a person.
 *
 * @param status its standing meanwhile
 * @param code why it waits
 * @param why the code in words
 * @param resolution what a person does about it
 */
@Schema(name = "Attention")
record AttentionView(
        String subscriptionId,
        String organizationId,
        String applicationId,
        String status,
        String code,
        Instant since,
        String why,
        String resolution) {

    static AttentionView of(AttentionRow row) {
        Remedy remedy = Remedy.of(row.attentionCode());
        return new AttentionView(
                row.subscriptionId().toString(),
                row.organizationId().toString(),
                row.applicationId().toString(),
                row.status().name(),
                row.attentionCode(),
                row.attentionAt(),
                remedy.why(),
                remedy.resolution());
    }
}

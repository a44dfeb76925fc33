package io.tenure.api.docs;

import io.tenure.api.identity.Caller;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.TypedId;
import io.tenure.workflows.value.UserId;
import io.tenure.workflows.value.WebhookEventId;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/** Tells the document's maker that ids are text and that callers are no parameter. */
@Component
final class DocumentedTypes {

    private static final List<Class<? extends TypedId>> IDS = List.of(
            ApiKeyId.class,
            ApplicationId.class,
            OperationId.class,
            OrganizationId.class,
            PersonId.class,
            PlanId.class,
            SeatId.class,
            AuditEntryId.class,
            StandingChangeId.class,
            SubscriptionId.class,
            WebhookEventId.class);

    DocumentedTypes() {
        SpringDocUtils settings = SpringDocUtils.getConfig();
        IDS.forEach(id -> settings.replaceWithClass(id, String.class));
        settings.replaceWithClass(UserId.class, String.class);
        settings.addRequestWrapperToIgnore(Caller.class);
    }
}

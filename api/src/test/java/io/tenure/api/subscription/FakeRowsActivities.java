package io.tenure.api.subscription;

import io.temporal.activity.ActivityInterface;
import io.tenure.workflows.subscription.Outcome;
import io.tenure.workflows.subscription.Request;
import io.tenure.workflows.subscription.SubscriptionInput;
import io.tenure.workflows.value.SubscriptionId;

/** What the fake workflow does to rows. */
@ActivityInterface(namePrefix = "Fake.")
public interface FakeRowsActivities {

    Outcome open(SubscriptionInput input);

    Outcome apply(Applied applied);

    record Applied(SubscriptionId id, Request request) {}
}

package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.subscription.PlanDao.PlanRow;

/**
 * What an application sells: a price per seat.
 *
 * @param unitAmount a seat's price in minor units of {@code currency}
 * @param interval {@code month} or {@code year}
 * @param trialDays an organization's first subscription to the application is free for so long
 */
@Schema(name = "Plan")
public record PlanView(
        String id, String name, String provider, long unitAmount, String currency, String interval, int trialDays) {

    static PlanView of(PlanRow row) {
        return new PlanView(
                row.planId().toString(),
                row.name(),
                row.provider().code(),
                row.unitAmount(),
                row.currency(),
                row.billingInterval(),
                row.trialDays());
    }
}

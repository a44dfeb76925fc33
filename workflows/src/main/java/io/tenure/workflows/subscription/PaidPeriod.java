package io.tenure.workflows.subscription;

import io.tenure.workflows.value.Money;
import java.time.Instant;

/** A period that a paid invoice's non-proration line pays for (billing rule 57). */
public record PaidPeriod(String invoiceReference, Instant from, Instant until, Money amount) {}

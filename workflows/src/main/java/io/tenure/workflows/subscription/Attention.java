package io.tenure.workflows.subscription;

import java.time.Instant;

/** What an operator must look at: a code such as {@code unknown-price}, and since when. */
public record Attention(String code, Instant since) {}

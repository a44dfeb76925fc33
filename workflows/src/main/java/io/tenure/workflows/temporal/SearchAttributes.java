package io.tenure.workflows.temporal;

import io.temporal.common.SearchAttributeKey;
import java.time.OffsetDateTime;
import java.util.List;

/** All search attributes. Another one needs an ADR: a namespace on PostgreSQL has ten keywords and three of each other kind. */
public final class SearchAttributes {

    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("Phase");
    public static final SearchAttributeKey<String> ORGANIZATION_ID = SearchAttributeKey.forKeyword("OrganizationId");
    public static final SearchAttributeKey<String> ATTENTION_CODE = SearchAttributeKey.forKeyword("AttentionCode");
    public static final SearchAttributeKey<String> FEATURE = SearchAttributeKey.forKeyword("Feature");
    public static final SearchAttributeKey<Boolean> NEEDS_ATTENTION = SearchAttributeKey.forBoolean("NeedsAttention");
    public static final SearchAttributeKey<OffsetDateTime> DUE_AT = SearchAttributeKey.forOffsetDateTime("DueAt");

    /** What a namespace must be given before the first workflow starts. */
    public static final List<SearchAttributeKey<?>> ALL =
            List.of(PHASE, ORGANIZATION_ID, ATTENTION_CODE, FEATURE, NEEDS_ATTENTION, DUE_AT);

    private SearchAttributes() {}
}

package io.tenure.api.organization;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.organization.ExternalOrganizationDao;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.store.organization.OrganizationDao.OrganizationChange;
import io.tenure.store.organization.OrganizationRow;
import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Translates between organizations as callers see them and their rows. */
@Component
final class OrganizationRows {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper mapper;

    OrganizationRows(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Locks the row until the transaction's end. Refuses what is archived: nothing of it changes any more. */
    static OrganizationRow lockLiving(Handle handle, OrganizationId id) {
        OrganizationRow row = handle.attach(OrganizationDao.class).lock(id).orElseThrow(OrganizationRows::missing);
        if (row.isArchived()) {
            throw new ProblemException(ProblemType.ORGANIZATION_ARCHIVED);
        }
        return row;
    }

    static ProblemException missing() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }

    /** @param readsAll shows also what is no MEMBER's business */
    OrganizationView view(Handle handle, OrganizationRow row, boolean readsAll) {
        return OrganizationView.of(
                row,
                mapper.readValue(row.metadata(), TEXTS),
                handle.attach(ExternalOrganizationDao.class).ofOrganization(row.organizationId()),
                readsAll);
    }

    OrganizationRow created(OrganizationId id, CreateOrganization request, Instant now) {
        return new OrganizationRow(
                id,
                request.name(),
                request.slug(),
                request.billingEmail(),
                request.locale() == null ? "en" : canonical(request.locale()),
                request.timeZone() == null ? "UTC" : request.timeZone(),
                json(request.metadata() == null ? Map.of() : request.metadata()),
                0,
                now,
                null);
    }

    OrganizationChange change(OrganizationId id, ChangeOrganization request) {
        return new OrganizationChange(
                id,
                request.name(),
                request.slug(),
                request.billingEmail() == null ? null : request.billingEmail().text(),
                request.billingEmail() != null && request.billingEmail().text() == null,
                request.locale() == null ? null : canonical(request.locale()),
                request.timeZone(),
                request.metadata() == null ? null : json(request.metadata()));
    }

    private String json(@Nullable Map<String, String> metadata) {
        return mapper.writeValueAsString(metadata);
    }

    /** {@code de-ch} becomes {@code de-CH}. */
    private static String canonical(String tag) {
        return Locale.forLanguageTag(tag).toLanguageTag();
    }
}

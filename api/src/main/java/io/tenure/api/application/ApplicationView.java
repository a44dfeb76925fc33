package io.tenure.api.application;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.application.ApplicationDao.ApplicationRow;
import java.time.Instant;

/** A product application, which sells plans and checks seats. */
@Schema(name = "Application")
public record ApplicationView(String id, String slug, String name, Instant createdAt) {

    static ApplicationView of(ApplicationRow row) {
        return new ApplicationView(row.applicationId().toString(), row.slug(), row.name(), row.createdAt());
    }
}

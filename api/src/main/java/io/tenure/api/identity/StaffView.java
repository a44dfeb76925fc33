package io.tenure.api.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.organization.PlatformRoleDao.StaffRow;
import java.util.List;

/** One of the platform's staff. */
@Schema(name = "Staff")
record StaffView(String userId, List<String> roles) {

    static StaffView of(StaffRow row) {
        return new StaffView(row.userId().value(), row.roles());
    }
}

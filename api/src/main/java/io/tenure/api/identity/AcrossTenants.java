package io.tenure.api.identity;

import io.tenure.store.TenureJdbi;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * The rows of all organizations. Row level security does not hold here: the statement's own condition is the only wall. For what runs before it is known
 * whom a request is about, and for what is about no single organization. Who takes this stands in a list with a reason each, which the build compares
 * ({@code TenantRules}); everything else takes the {@link Jdbi} of the request's {@link Tenant}.
 */
@Component
public final class AcrossTenants {

    /** Qualifies the pool whose connections are the system's role. */
    public static final String POOL = "across-tenants";

    private final DataSource pool;
    private final Jdbi jdbi;

    AcrossTenants(@Qualifier(POOL) DataSource pool) {
        this.pool = pool;
        this.jdbi = TenureJdbi.of(pool);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** For a library that makes its own statements. */
    public DataSource pool() {
        return pool;
    }
}

package io.tenure.store.organization;

import io.tenure.workflows.value.UserId;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Rows of {@code person}, the only table in which a person's e-mail address stands. */
public interface PersonDao {

    /**
     * The person who was seen with this address, verified, the last one where there are several; else the one who was named by it and is not seen
     * yet, made now if need be. To be called in a transaction: an unseen person's row stays locked until its end, so that who claims it meanwhile
     * finds what this transaction meant for it.
     */
    @SqlQuery("""
        with seen as (select person_id, user_id
                        from person
                       where email = lower(:email)
                         and email_verified
                       order by seen_at desc
                       limit 1),
             invited as (insert into person (person_id, email, created_at)
                         select gen_random_uuid(), lower(:email), now()
                          where not exists (select from seen)
                             on conflict (email) where user_id is null do update
                            set email = excluded.email
                         returning person_id, user_id)
        select person_id, user_id
          from seen
         union all
        select person_id, user_id
          from invited
        """)
    Invited invite(@Bind("email") String email);

    /** @param userId null until the person is seen */
    record Invited(UUID personId, @Nullable UserId userId) {}
}

package io.tenure.store.identity;

import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code person}, the one table with addresses. People belong to no tenant: no statement here lists them. */
public interface PersonDao {

    /**
     * The person whom an address names: one who was seen with it, verified, or else the one who is expected, made here with {@code fresh} if need be.
     * To be called in a transaction and before anything else is locked in it, several addresses in their alphabetical order: the address stays locked
     * until the end, so that nobody claims it between this and what the caller writes.
     */
    default PersonRow invite(EmailAddress email, PersonId fresh, Instant now) {
        lock(email.value());
        return findByEmail(email.value()).orElseGet(() -> {
            insertUnseen(fresh, email.value(), now);
            return new PersonRow(fresh, null, email.value(), false, null, now, null);
        });
    }

    /** Waits for whoever else asks or claims for the same address or person. */
    @SqlQuery("select pg_advisory_xact_lock(hashtextextended(:text, 0)) is null")
    boolean lock(@Bind("text") String text);

    /** Of several the one who was seen last: an address that changed hands belongs to its new holder. */
    @SqlQuery("""
        select *
          from person
         where email = :email
           and (email_verified or user_id is null)
         order by seen_at desc nulls last
         limit 1
        """)
    Optional<PersonRow> findByEmail(@Bind("email") String email);

    @SqlQuery("""
        select *
          from person
         where email   = :email
           and user_id is null
        """)
    Optional<PersonRow> findUnseen(@Bind("email") String email);

    @SqlQuery("""
        select *
          from person
         where user_id = :userId
        """)
    Optional<PersonRow> find(@Bind("userId") UserId userId);

    @SqlUpdate("""
        insert into person (person_id, email, created_at)
        values (:personId, :email, :now)
        """)
    void insertUnseen(@Bind("personId") PersonId personId, @Bind("email") String email, @Bind("now") Instant now);

    @SqlUpdate("""
        insert into person (person_id, user_id, email, email_verified, name, created_at, seen_at)
        values (:personId, :userId, :email, :emailVerified, :name, :createdAt, :seenAt)
        """)
    void insert(@BindMethods PersonRow row);

    /** Makes the row what its person's token says, also of a row that nobody had claimed. */
    @SqlUpdate("""
        update person
           set user_id        = :userId,
               email          = :email,
               email_verified = :emailVerified,
               name           = :name,
               seen_at        = :seenAt
         where person_id = :personId
        """)
    void update(@BindMethods PersonRow row);

    /** Of an expected person whose seats were given to the row that the person had already. */
    @SqlUpdate("""
        delete
          from person
         where person_id = :personId
           and user_id   is null
        """)
    void deleteUnseen(@Bind("personId") PersonId personId);
}

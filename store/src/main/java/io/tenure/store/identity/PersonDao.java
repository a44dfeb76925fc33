package io.tenure.store.identity;

import io.tenure.store.UuidV7;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code person}, with what their issuers say of them. People belong to no tenant: no statement here lists them. */
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

    /** The member of the organization whose verified address it is, where the organization may read it. */
    @SqlQuery("""
        select m.user_id
          from member m
          join person p on p.user_id = m.user_id
         where m.organization_id = :organizationId
           and m.shows_person
           and p.email           = :email
           and p.email_verified
         order by m.user_id
         limit 1
        """)
    Optional<UserId> known(@Bind("organizationId") OrganizationId organizationId, @Bind("email") String email);

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

    /**
     * The persons whom user ids name, also those whom nobody has named before. To be called after every {@link #invite}: who is seen has the address
     * locked before the row is there.
     */
    default Map<UserId, PersonId> named(Collection<UserId> users, UuidV7 ids, Instant now) {
        Map<UserId, PersonId> persons = byUser(findAll(texts(users)));
        List<UserId> fresh = users.stream()
                .filter(user -> !persons.containsKey(user))
                .distinct()
                .toList();
        if (!fresh.isEmpty()) {
            insertNamed(fresh.stream().map(user -> ids.timeless()).toList(), texts(fresh), now);
            persons.putAll(byUser(findAll(texts(fresh))));
        }
        return persons;
    }

    /** The same of one. */
    default PersonId named(UserId user, UuidV7 ids, Instant now) {
        return Objects.requireNonNull(named(List.of(user), ids, now).get(user));
    }

    private static List<String> texts(Collection<UserId> users) {
        return users.stream().map(UserId::value).distinct().toList();
    }

    private static Map<UserId, PersonId> byUser(List<Named> found) {
        Map<UserId, PersonId> persons = new HashMap<>();
        found.forEach(person -> persons.put(person.userId(), person.personId()));
        return persons;
    }

    @SqlQuery("""
        select user_id, person_id
          from person
         where user_id = any(:users)
        """)
    List<Named> findAll(@Bind("users") List<String> users);

    /** In the order of the user ids, so that two who name the same never wait for each other. */
    @SqlUpdate("""
        insert into person (person_id, user_id, created_at)
        select fresh.person_id, fresh.user_id, :now
          from unnest(cast(:persons as uuid[]), cast(:users as text[])) as fresh (person_id, user_id)
         order by fresh.user_id
            on conflict (user_id) do nothing
        """)
    void insertNamed(@Bind("persons") List<UUID> persons, @Bind("users") List<String> users, @Bind("now") Instant now);

    record Named(UserId userId, PersonId personId) {}

    @SqlUpdate("""
        insert into person (person_id, email, created_at)
        values (:personId, :email, :now)
        """)
    void insertUnseen(@Bind("personId") PersonId personId, @Bind("email") String email, @Bind("now") Instant now);

    /** Returns 0 when somebody has just been named by this user id. */
    @SqlUpdate("""
        insert into person (person_id, user_id, email, email_verified, name, created_at, seen_at)
        values (:personId, :userId, :email, :emailVerified, :name, :createdAt, :seenAt)
            on conflict (user_id) do nothing
        """)
    int insert(@BindMethods PersonRow row);

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

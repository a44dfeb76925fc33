package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.tenure.dev.architecture.fixture.store.seat.SeatDao;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which statements of the API do without an organization. The list is all of it; behind each other one row level security is the second wall only. */
final class TenantStatements {

    /** Whose rows are of no organization. */
    private static final Map<String, String> OF_NOBODY = Map.ofEntries(
            Map.entry("ApiKeyDao", "keys are an application's, which is the platform's"),
            Map.entry("ApiKeyUseDao", "as ApiKeyDao"),
            Map.entry("LiveKeyDao", "as ApiKeyDao"),
            Map.entry("ApplicationDao", "applications are the platform's"),
            Map.entry("SoldPlanDao", "plans are an application's"),
            Map.entry("PlanDao", "plans are an application's"),
            Map.entry("PlatformRoleDao", "the platform's staff"),
            Map.entry("PersonDao", "a person is of many organizations, and is found by address or subject"),
            Map.entry("IdempotencyKeyDao", "comes before the gate; names the caller"),
            Map.entry("InboxDao", "the inbox is the platform's, for its staff alone"));

    /** Of several organizations, or of a row whose organization an earlier statement of the same call has named. */
    private static final Map<String, String> EXCEPT = Map.ofEntries(
            Map.entry("AccessDao.ofSubscription", "asks whose it is"),
            Map.entry("AccessDao.ofOperation", "asks whose it is"),
            Map.entry("AccessDao.platformRoles", "the platform's staff"),
            Map.entry("AttentionDao.list", "what waits for a person, of everybody, for staff"),
            Map.entry("AuditChainDao.all", "verifies every chain"),
            Map.entry("AuditChainDao.organizationsWithout", "verifies every chain"),
            Map.entry(
                    "ExpectedMemberDao.move",
                    "a person is seen with an address that is expected, in every organization"),
            Map.entry("SeatClaimDao.give", "a person takes what was meant for it, in every organization"),
            Map.entry("SeatClaimDao.revokeRepeated", "as SeatClaimDao.give"),
            Map.entry("OrganizationDao.findBySlug", "slugs are unique over all"),
            Map.entry("OrganizationDao.ofUser", "a caller's organizations"),
            Map.entry("SeatDao.findLive", "of the subscription that lockParent has found"),
            Map.entry("SeatDao.count", "of the subscription that lockParent has found"),
            Map.entry("SeatDao.insert", "into the subscription that lockParent has found"),
            Map.entry("SeatViewDao.ofUser", "a caller's seats"),
            Map.entry("SeatUseDao.write", "when seats were last used, of everybody, in batches"),
            Map.entry("StandingChangeDao.append", "the workflow's, never the API's"),
            Map.entry("OperationDao.pending", "the workflow's, never the API's"),
            Map.entry("OperationDao.lockRevision", "of the subscription that the request's own find has named"),
            Map.entry("OperationDao.countOthersPending", "of the subscription that the request's own find has named"),
            Map.entry("OperationDao.accept", "of the operation that the request has stored or found"),
            Map.entry("OperationDao.giveUp", "of the operation that the request has stored or found"),
            Map.entry("OperationDao.reopen", "of the operation that the request has stored or found"),
            Map.entry("OperationDao.finish", "of the operation that the request has stored or found"),
            Map.entry("OperationDao.giveUpForgotten", "what was forgotten, of everybody"),
            Map.entry("OperationDao.taken", "what workflows have taken and may have lost, of everybody"),
            Map.entry("OperationDao.refuseOfEnded", "what came after the end, of everybody"));

    /** Some methods of this name take an organization beside the id; the others are the workflow's. */
    private static final Map<String, Integer> OF_THE_WORKFLOW = Map.of("OperationDao.find", 1);

    private static final Pattern NAMED =
            Pattern.compile("\\borganization_id\\s*=\\s*:\\w+|:(\\w+\\.)?organizationId\\b");

    static final Rule STATEMENTS_NAME_THEIR_TENANT = classesThat(
                    "hold statements that the API uses", TenantStatements::isUsedByTheApi)
            .must(
                    "name the organization in each, as a parameter, those apart that say why not",
                    dao -> dao.getMethods().stream()
                            .filter(method -> sql(method)
                                    .filter(sql -> !NAMED.matcher(sql).find())
                                    .isPresent())
                            .filter(method -> !isListed(dao, method))
                            .map(method -> "names no organization in " + method.getName()))
            .because("row level security is the second wall, not the first one")
            .brokenBy(SeatDao.class);

    private TenantStatements() {}

    /** What the lists name, for the test that finds what is on them without need. */
    static Stream<String> listed() {
        return Stream.of(OF_NOBODY, EXCEPT, OF_THE_WORKFLOW).flatMap(list -> list.keySet().stream());
    }

    /** Whether a class holds such a statement, or one of that name. */
    static boolean needs(JavaClass dao, String name) {
        return isUsedByTheApi(dao)
                && dao.getMethods().stream()
                        .filter(method -> sql(method)
                                .filter(sql -> !NAMED.matcher(sql).find())
                                .isPresent())
                        .anyMatch(method -> name.equals(dao.getSimpleName()) || name.equals(name(dao, method)));
    }

    private static boolean isUsedByTheApi(JavaClass dao) {
        return Place.isIn(dao, "store")
                && dao.getDirectDependenciesToSelf().stream().anyMatch(use -> Place.isIn(use.getOriginClass(), "api"));
    }

    private static boolean isListed(JavaClass dao, JavaMethod method) {
        if (dao.getPackageName().contains(".fixture.")) {
            return false;
        }
        String name = name(dao, method);
        Integer parameters = OF_THE_WORKFLOW.get(name);
        return OF_NOBODY.containsKey(dao.getSimpleName())
                || EXCEPT.containsKey(name)
                || (parameters != null && method.getParameters().size() == parameters);
    }

    private static String name(JavaClass dao, JavaMethod method) {
        return dao.getSimpleName() + "." + method.getName();
    }

    private static Optional<String> sql(JavaMethod method) {
        return text(method, SqlQuery.class, SqlQuery::value)
                .or(() -> text(method, SqlUpdate.class, SqlUpdate::value))
                .or(() -> text(method, SqlBatch.class, SqlBatch::value));
    }

    private static <A extends Annotation> Optional<String> text(
            JavaMethod method, Class<A> type, Function<A, String> value) {
        return method.isAnnotatedWith(type)
                ? Optional.of(value.apply(method.getAnnotationOfType(type)))
                : Optional.empty();
    }
}

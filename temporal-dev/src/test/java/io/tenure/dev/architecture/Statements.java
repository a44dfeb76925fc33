package io.tenure.dev.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Statements, as classes call them: every method of an interface in store that is called like one, and what JDBI and JDBC are told by hand. */
final class Statements {

    private static final Set<String> BY_HAND = Set.of(
            "execute",
            "select",
            "createQuery",
            "createUpdate",
            "createBatch",
            "createCall",
            "createScript",
            "prepareBatch",
            "prepareStatement",
            "prepareCall",
            "createStatement");

    private Statements() {}

    /** Calls from outside of the module that holds the statements. */
    static Stream<JavaCodeUnitAccess<?>> calledBy(JavaClass javaClass) {
        return javaClass.getCodeUnitAccessesFromSelf().stream()
                .filter(call -> Place.isIn(call.getTargetOwner(), "store") && !Place.isIn(javaClass, "store"))
                .filter(call -> isDao(call.getTargetOwner()))
                .<JavaCodeUnitAccess<?>>map(call -> call);
    }

    /** Whether the call changes rows, by itself or by what a default method calls in turn. */
    static boolean isWrite(JavaCodeUnitAccess<?> call) {
        return isWrite(call, new HashSet<>());
    }

    /** SQL that stands where it is used. */
    static Stream<JavaCodeUnitAccess<?>> byHand(JavaClass javaClass) {
        return javaClass.getCodeUnitAccessesFromSelf().stream()
                .filter(call -> BY_HAND.contains(call.getTarget().getName()))
                .filter(call -> call.getTargetOwner().isAssignableTo(Handle.class)
                        || call.getTargetOwner().isAssignableTo(java.sql.Connection.class))
                .<JavaCodeUnitAccess<?>>map(call -> call);
    }

    private static boolean isWrite(JavaCodeUnitAccess<?> call, Set<JavaCodeUnit> seen) {
        return call.getTarget()
                .resolveMember()
                .filter(JavaCodeUnit.class::isInstance)
                .map(JavaCodeUnit.class::cast)
                .filter(seen::add)
                .filter(method -> method.isAnnotatedWith(SqlUpdate.class)
                        || method.isAnnotatedWith(SqlBatch.class)
                        || method.getCallsFromSelf().stream()
                                .anyMatch(next -> isDao(next.getTargetOwner()) && isWrite(next, seen)))
                .isPresent();
    }

    private static boolean isDao(JavaClass javaClass) {
        return javaClass.isInterface() && javaClass.getSimpleName().endsWith("Dao");
    }
}

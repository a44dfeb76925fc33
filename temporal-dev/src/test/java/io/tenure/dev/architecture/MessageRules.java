package io.tenure.dev.architecture;

import static io.tenure.dev.architecture.Rule.classesThat;
import static io.tenure.dev.architecture.Rule.everyClass;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowMethod;
import io.tenure.dev.architecture.fixture.workflows.ticket.AnswersText;
import io.tenure.dev.architecture.fixture.workflows.ticket.TakesABareId;
import io.tenure.dev.architecture.fixture.workflows.ticket.TakesOneOfManyUnnamed;
import io.tenure.dev.architecture.fixture.workflows.ticket.TakesTwo;
import io.tenure.dev.architecture.fixture.workflows.ticket.UnprefixedActivities;
import io.tenure.dev.architecture.fixture.workflows.ticket.VersionedWorkflowImpl;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/** What workflows and activities say to each other. */
final class MessageRules {

    private static final List<Class<? extends Annotation>> MESSAGES = List.of(
            WorkflowMethod.class,
            SignalMethod.class,
            UpdateMethod.class,
            UpdateValidatorMethod.class,
            QueryMethod.class,
            ActivityMethod.class);

    private static final String VERSIONING = "io.temporal.workflow.WorkflowVersioningBehavior";

    static final Rule ONE_RECORD_IN = classesThat("receive messages", MessageRules::receivesMessages)
            .must(
                    "take one record a message, or one of several that are named; a signal or query may take nothing",
                    javaClass -> messages(javaClass)
                            .filter(method -> !takesOneRecord(method))
                            .map(method -> "takes something else in " + method.getName()))
            .because("payloads must grow without breaking old histories, and only a record can get another field")
            .brokenBy(TakesTwo.class, TakesABareId.class, TakesOneOfManyUnnamed.class);

    static final Rule ONE_RECORD_OUT = classesThat("receive messages", MessageRules::receivesMessages)
            .must(
                    "answer with a record or nothing",
                    javaClass -> messages(javaClass)
                            .filter(method -> !isRecord(method.getRawReturnType())
                                    && !method.getRawReturnType().isEquivalentTo(void.class))
                            .map(method ->
                                    "answers with " + method.getRawReturnType().getName() + " in " + method.getName()))
            .because("payloads must grow without breaking old histories, and only a record can get another field")
            .brokenBy(AnswersText.class);

    static final Rule PREFIXED_ACTIVITIES = classesThat(
                    "declare activities", javaClass -> javaClass.isAnnotatedWith(ActivityInterface.class))
            .must(
                    "set the namePrefix that their own name says",
                    javaClass -> Stream.of(javaClass
                                    .getAnnotationOfType(ActivityInterface.class)
                                    .namePrefix())
                            .filter(prefix -> !(prefix + "Activities")
                                    .equals(javaClass.getSimpleName().replace("Activities", ".Activities")))
                            .map(prefix -> "sets \"" + prefix + "\""))
            .because("two interfaces with a method of one name cannot share a worker, and a type's name stays in"
                    + " histories for ever")
            .brokenBy(UnprefixedActivities.class);

    static final Rule NO_VERSIONING_BEHAVIOR = everyClass()
            .must(
                    "declare no versioning behavior",
                    javaClass -> Stream.concat(Stream.of(javaClass), javaClass.getMethods().stream())
                            .filter(declared -> declared.isAnnotatedWith(VERSIONING))
                            .map(declared -> "declares one"))
            .because("on a worker without versions every task of such a workflow fails on the real server, while the"
                    + " in-memory one accepts it")
            .brokenBy(VersionedWorkflowImpl.class);

    static final List<Rule> ALL = List.of(ONE_RECORD_IN, ONE_RECORD_OUT, PREFIXED_ACTIVITIES, NO_VERSIONING_BEHAVIOR);

    private MessageRules() {}

    private static boolean receivesMessages(JavaClass javaClass) {
        return messages(javaClass).findAny().isPresent();
    }

    /** Methods that Temporal calls. Every method of an activity interface is one, annotated or not, unless it has a body. */
    private static Stream<JavaMethod> messages(JavaClass javaClass) {
        boolean activities = javaClass.isAnnotatedWith(ActivityInterface.class);
        return javaClass.getMethods().stream().filter(method -> activities && !hasBody(method) || isMessage(method));
    }

    private static boolean hasBody(JavaMethod method) {
        return !method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT);
    }

    private static boolean isMessage(JavaMethod method) {
        return MESSAGES.stream().anyMatch(method::isAnnotatedWith);
    }

    private static boolean takesOneRecord(JavaMethod method) {
        List<JavaClass> parameters = method.getRawParameterTypes();
        return parameters.isEmpty()
                ? method.isAnnotatedWith(SignalMethod.class) || method.isAnnotatedWith(QueryMethod.class)
                : parameters.size() == 1 && isMessageType(parameters.getFirst());
    }

    private static boolean isMessageType(JavaClass type) {
        return isOneOfRecords(type) || isRecord(type) && !isSingleValue(type);
    }

    /** Each is written with its name, so that another one can come. */
    private static boolean isOneOfRecords(JavaClass type) {
        return type.isInterface()
                && type.isAnnotatedWith("com.fasterxml.jackson.annotation.JsonSubTypes")
                && type.getSubclasses().stream().allMatch(MessageRules::isRecord);
    }

    private static boolean isRecord(JavaClass type) {
        return type.isRecord() && Place.of(type).isPresent();
    }

    /** An id is a record too, but its payload is bare text, to which nothing can be added. */
    private static boolean isSingleValue(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.isAnnotatedWith("com.fasterxml.jackson.annotation.JsonValue"));
    }
}

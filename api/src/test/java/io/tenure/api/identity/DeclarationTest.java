package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SubscriptionId;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** An endpoint that does not say who may is no endpoint. */
final class DeclarationTest {

    private final Declarations declarations = new Declarations();

    @Test
    void refusesAnEndpointThatDeclaresNothing() {
        assertThatThrownBy(() -> declare("silent")).hasMessageContaining("must declare exactly one");
    }

    @Test
    void refusesAnEndpointThatDeclaresTwoThings() {
        assertThatThrownBy(() -> declare("torn")).hasMessageContaining("must declare exactly one");
    }

    @Test
    void refusesARoleInNoOrganization() {
        assertThatThrownBy(() -> declare("nowhere"))
                .hasMessageContaining("nothing in the request names an organization");
    }

    @Test
    void refusesRolesThatAreNoLineOfTheMatrix() {
        assertThatThrownBy(() -> declare("odd")).hasMessageContaining("no line of the matrix");
    }

    @Test
    void findsTheOrganizationByTheFirstIdOfThePath() {
        assertThat(declare("somewhere").subject()).isInstanceOf(Subject.InPath.class);
    }

    private Declaration declare(String method) {
        for (Method candidate : Endpoints.class.getDeclaredMethods()) {
            if (candidate.getName().equals(method)) {
                return declarations.of(new HandlerMethod(new Endpoints(), candidate));
            }
        }
        throw new IllegalArgumentException(method);
    }

    static final class Endpoints {

        void silent() {}

        @RequiresUser
        @PublicEndpoint
        void torn() {}

        @RequiresRole(Role.OWNER)
        void nowhere() {}

        @RequiresRole({Role.OWNER, Role.MEMBER})
        void odd(@PathVariable SubscriptionId id) {}

        @RequiresRole(Role.OWNER)
        void somewhere(@PathVariable SubscriptionId id) {}
    }
}

package io.tenure.api.subscription;

import static io.tenure.store.organization.Role.ADMIN;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.identity.RequiresRole;
import io.tenure.workflows.value.OperationId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Subscriptions")
final class OperationController {

    private final Operations operations;

    OperationController(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/operations/{id}")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN})
    @Operation(operationId = "getOperation", summary = "Read how an operation that was answered 202 went")
    OperationView get(@PathVariable OperationId id) {
        return OperationView.of(operations.find(id));
    }
}

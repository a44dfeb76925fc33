package io.tenure.api.organization;

import static io.tenure.api.identity.ReasonOptional.Because.CALLED_BEFORE;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.ReasonOptional;
import io.tenure.api.identity.RequiresRole;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.value.OrganizationId;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Organizations")
final class ExternalIdController {

    private final ExternalIds externalIds;

    ExternalIdController(ExternalIds externalIds) {
        this.externalIds = externalIds;
    }

    @PutMapping("/organizations/{id}/external-ids/{applicationSlug}")
    @ReasonOptional(CALLED_BEFORE)
    @RequiresRole(OWNER)
    @Raises(ProblemType.EXTERNAL_ID_TAKEN)
    @Operation(
            operationId = "putExternalId",
            summary = "Say what an application calls the organization",
            description = "Names are first come, at each application: a free one can be claimed by whoever owns an"
                    + " organization, and a taken one is 409 `external-id-taken`. So a name proves nothing. An"
                    + " application asks only for the organization that its user is signed in to, never with a name"
                    + " that the user typed.")
    OrganizationView put(
            @PathVariable OrganizationId id,
            @PathVariable String applicationSlug,
            @Valid @RequestBody NameExternally request,
            Caller caller) {
        return externalIds.put(id, applicationSlug, request.externalOrgId(), caller);
    }

    @DeleteMapping("/organizations/{id}/external-ids/{applicationSlug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresRole(OWNER)
    @Operation(
            operationId = "deleteExternalId",
            summary = "Take back what an application calls the organization: its checks answer unknown-organization")
    void delete(@PathVariable OrganizationId id, @PathVariable String applicationSlug, Caller caller) {
        externalIds.remove(id, applicationSlug, caller);
    }
}

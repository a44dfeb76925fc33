package io.tenure.api.organization;

import static io.tenure.store.organization.Role.ADMIN;
import static io.tenure.store.organization.Role.BILLING_ADMIN;
import static io.tenure.store.organization.Role.MEMBER;
import static io.tenure.store.organization.Role.OWNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.RequiresRole;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Members")
final class MemberController {

    private final Members members;

    MemberController(Members members) {
        this.members = members;
    }

    @GetMapping("/organizations/{id}/members")
    @RequiresRole({OWNER, BILLING_ADMIN, ADMIN, MEMBER})
    @Operation(
            operationId = "listMembers",
            summary = "List the members, those who were named by e-mail and made no call here yet last; a MEMBER sees"
                    + " oneself")
    Page<MemberView> list(
            @PathVariable OrganizationId id,
            @ParameterObject MemberFilter filter,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.LARGEST_LIMIT) int limit,
            Caller caller) {
        return members.list(id, filter, limit, caller).map(member -> member.seenBy(caller));
    }

    @PostMapping("/organizations/{id}/members")
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresRole(OWNER)
    @Raises(ProblemType.MEMBER_EXISTS)
    @Operation(operationId = "addMember", summary = "Make a person a member, by user id or by e-mail")
    MemberView add(@PathVariable OrganizationId id, @Valid @RequestBody NewMember request, Caller caller) {
        return members.add(id, request, caller).seenBy(caller);
    }

    @PatchMapping("/organizations/{id}/members/{userId}")
    @RequiresRole(OWNER)
    @Raises(ProblemType.LAST_OWNER)
    @Operation(operationId = "changeMember", summary = "Give a member another role")
    MemberView change(
            @PathVariable OrganizationId id,
            @PathVariable UserId userId,
            @Valid @RequestBody ChangeMember request,
            Caller caller) {
        return members.change(id, userId, request.role(), caller).seenBy(caller);
    }

    @DeleteMapping("/organizations/{id}/members/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresRole(value = OWNER, orOneself = true)
    @Raises(ProblemType.LAST_OWNER)
    @Operation(operationId = "removeMember", summary = "Remove a member with all seats, or leave by oneself")
    void remove(@PathVariable OrganizationId id, @PathVariable UserId userId, Caller caller) {
        members.remove(id, userId, caller);
    }
}

package io.tenure.api.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.tenure.api.identity.RoleMatrix;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    static final String TOKEN = "token";
    static final String API_KEY = "apiKey";
    static final String INTEGRATION_KEY = "integrationKey";

    private static final String WORDS = """
        Keeps every customer's standing: subscriptions, seats, and the one question that products ask all day, whether a user may in.

        Names are camelCase, instants RFC 3339 in UTC, money is minor units with an ISO 4217 code. Lists take `limit` (1 to 100) and
        `startingAfter` (an id), and say `hasMore`. Every answer carries `X-Request-Id`; send your own to find it again in our logs. Errors are
        RFC 9457 problems with a stable `code`. What you are no member of is 404. Unfinished work is 202 with the address of an operation.

        What a member may, by role, is below. An operator of the platform may all of it, its support may read all but what opens something to whoever
        has it; neither is shown a person's address or name. Whoever of them changes something of an organization says why in the header `X-Reason` (or
        the body's `reason`), at most 500 characters, which the audit keeps; without one the change is refused, but for a few old calls, as the header's
        description says. Reading asks for no reason; our log keeps who read of which organization.

        `expand` names children that are to be shown in full.
        Bodies and `X-Reason` are UTF-8. A text is kept letter by letter, or refused with its pointer: U+0000 and half a surrogate pair cannot be kept, a
        name is one line, and what shows nothing is blank. An address has one spelling: `//`, `;`, `.` and `..` and letters or digits that are
        percent-encoded are 400; a user's id stands in it percent-encoded, whatever its letters.

        %s

        The curl lines run as they are, once the variables that they name are set:
        `export API=http://127.0.0.1:8080 API_KEY=tk_.. TOKEN=.. APPLICATION=healos ORGANIZATION_ID=org_.. PLAN_ID=plan_.. SUBSCRIPTION_ID=sub_..
        SEAT_ID=seat_.. KEY_ID=key_.. OPERATION_ID=op_.. USER_ID=user_123 PLATFORM_ROLE=support PROBLEM_CODE=seat-limit-reached WEBHOOK_EVENT_ID=event_.. INTEGRATION_KEY=..`.
        What "Test Request" fills in is made up, unless the address of this page names your own objects, as in
        `/api/docs?org=org_..&plan=plan_..&sub=sub_..`; a webhook can be sent only by who has the secret to sign it.\
        """;

    @Bean
    OpenAPI openApi() {
        Components components = new Components();
        ResponseHeaders.described().forEach(components::addHeaders);
        return new OpenAPI()
                .info(new Info()
                        .title("Tenure")
                        .version("1")
                        .description(WORDS.formatted(RoleMatrix.table()))
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .tags(DocumentTags.IN_ORDER)
                .servers(List.of(new Server().url("/")))
                .components(components
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("An access token of the configured OpenID Connect issuer."))
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description("An application's key."))
                        .addSecuritySchemes(
                                INTEGRATION_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-Integration-Key")
                                        .description("The configured key of trusted machines.")));
    }
}

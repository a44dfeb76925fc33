package io.tenure.dev.identity;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An OIDC issuer on a loopback port: its discovery, its keys, and {@code POST /token} for anyone. */
public final class IdentityStandIn implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final SigningKey key;
    private final InstantSource now;
    private final Javalin server;

    /** Serves on {@code port} (0 takes a free one) with the key that lies in the state folder. */
    public static IdentityStandIn start(int port, Path state, InstantSource now) {
        IdentityStandIn standIn = new IdentityStandIn(SigningKey.at(state.resolve("identity-key.der")), now);
        standIn.server.start("127.0.0.1", port);
        return standIn;
    }

    private IdentityStandIn(SigningKey key, InstantSource now) {
        this.key = key;
        this.now = now;
        this.server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            config.routes.get("/.well-known/openid-configuration", context -> write(context, configuration()));
            config.routes.get("/.well-known/jwks.json", context -> write(context, keys()));
            config.routes.post("/token", context -> write(context, token(context.body())));
            config.routes.get("/_control/health", context -> write(context, object().put("status", "ok")));
            config.routes.exception(IllegalArgumentException.class, (e, context) -> refuse(context, "sub is required"));
            config.routes.exception(JacksonException.class, (e, context) -> refuse(context, "the body is not JSON"));
        });
    }

    /** The issuer: {@code http://127.0.0.1:port}, without a trailing slash. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private ObjectNode configuration() {
        ObjectNode node = object().put("issuer", url()).put("jwks_uri", url() + "/.well-known/jwks.json");
        node.put("token_endpoint", url() + "/token").put("authorization_endpoint", url() + "/authorize");
        node.putArray("response_types_supported").add("id_token");
        node.putArray("subject_types_supported").add("public");
        node.putArray("id_token_signing_alg_values_supported").add("RS256");
        node.putArray("claims_supported")
                .add("sub")
                .add("email")
                .add("email_verified")
                .add("name");
        return node;
    }

    private ObjectNode keys() {
        ObjectNode node = object();
        node.putArray("keys").add(key.publicKey());
        return node;
    }

    private ObjectNode token(String body) {
        TokenRequest request = TokenRequest.of(MAPPER.readTree(body));
        return object().put("token", key.token(request.claims(url(), now.instant())));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void refuse(Context context, String reason) {
        context.status(400);
        write(context, object().put("error", "invalid_request").put("error_description", reason));
    }

    private static void write(Context context, ObjectNode body) {
        context.contentType("application/json").result(body.toString());
    }
}

package io.tenure.api.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Reads an issuer's discovery document (OpenID Connect Discovery 1.0) and builds what verifies its tokens. */
final class IssuerDiscovery {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;
    private static final int LARGEST_BYTES = 256 * 1024;

    private final IdentitySettings settings;
    private final Clock clock;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_BYTES);

    IssuerDiscovery(IdentitySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Throws when the issuer does not answer, or answers for another issuer. */
    JwtDecoder decoder() throws IOException, ParseException {
        ToldClaims processor = new ToldClaims();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(algorithms(), keys(keyAddress().toURL())));
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(ToldClaims::asTold);
        decoder.setJwtValidator(TokenRules.of(settings));
        return decoder;
    }

    private URI keyAddress() throws IOException, ParseException {
        String issuer = settings.issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI address = URI.create(base + "/.well-known/openid-configuration");
        Map<String, Object> document = JSONObjectUtils.parse(
                retriever.retrieveResource(address.toURL()).getContent());
        if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
            throw new ParseException("The discovery document names another issuer", 0);
        }
        return JSONObjectUtils.getURI(document, "jwks_uri");
    }

    private IssuerKeys keys(URL address) {
        return new IssuerKeys(
                () -> JWKSet.parse(retriever.retrieveResource(address).getContent()), settings, clock);
    }

    private Set<JWSAlgorithm> algorithms() {
        return settings.algorithms().stream()
                .map(algorithm -> JWSAlgorithm.parse(algorithm.getName()))
                .collect(Collectors.toSet());
    }
}

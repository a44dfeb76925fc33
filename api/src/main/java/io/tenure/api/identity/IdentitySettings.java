package io.tenure.api.identity;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are believed ({@code tenure.identity.*}).
 *
 * @param issuer exactly as it stands in {@code iss}; its discovery document names the keys
 * @param audiences one of them must be in {@code aud}, or be {@code azp} where there is no {@code aud}
 * @param algorithms allowed signatures, asymmetric only
 * @param clockSkew how far clocks may differ
 * @param keysFreshFor how long fetched keys are used before they are fetched again
 * @param keyFetchInterval one fetch in so long because of a key that is not known, whatever keys callers name; a few of them may follow at once
 * @param keysOutliveOutageFor how long fetched keys are used while the issuer does not answer
 */
@Validated
@ConfigurationProperties("tenure.identity")
record IdentitySettings(
        @NotNull URI issuer,
        @NotEmpty Set<String> audiences,
        @NotEmpty @DefaultValue({"RS256", "ES256"}) Set<SignatureAlgorithm> algorithms,
        @NotNull @DefaultValue("60s") Duration clockSkew,
        @NotNull @DefaultValue("15m") Duration keysFreshFor,
        @NotNull @DefaultValue("10s") Duration keyFetchInterval,
        @NotNull @DefaultValue("24h") Duration keysOutliveOutageFor) {}

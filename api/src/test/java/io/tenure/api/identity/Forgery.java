package io.tenure.api.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.tenure.api.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A token put together by hand, part by part: what a library would refuse to make. Begins as a good one. */
final class Forgery {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    final Map<String, Object> header = new LinkedHashMap<>();
    final Map<String, Object> claims = new LinkedHashMap<>();
    private final TestIssuer issuer;

    Forgery(TestIssuer issuer) {
        this.issuer = issuer;
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", issuer.key().getKeyID());
        long now = Instant.now().getEpochSecond();
        claims.put("iss", issuer.url());
        claims.put("aud", TestIssuer.AUDIENCE);
        claims.put("sub", "victim");
        claims.put("iat", now);
        claims.put("exp", now + 600);
    }

    Forgery head(String name, @Nullable Object value) {
        return with(header, name, value);
    }

    Forgery claim(String name, @Nullable Object value) {
        return with(claims, name, value);
    }

    /** By the issuer itself. */
    String signed() {
        return signed("SHA256withRSA", privateKey(issuer.key()));
    }

    String signed(RSAKey key) {
        return signed("SHA256withRSA", privateKey(key));
    }

    String signed(String algorithm, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(input().getBytes(StandardCharsets.US_ASCII));
            return withSignature(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String mac(String algorithm, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return withSignature(mac.doFinal(input().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String withSignature(byte[] signature) {
        return input() + "." + ENCODER.encodeToString(signature);
    }

    String input() {
        return part(JsonMapper.shared().writeValueAsString(header)) + "."
                + part(JsonMapper.shared().writeValueAsString(claims));
    }

    static String part(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static PrivateKey privateKey(RSAKey key) {
        try {
            return key.toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Forgery with(Map<String, Object> part, String name, @Nullable Object value) {
        if (value == null) {
            part.remove(name);
        } else {
            part.put(name, value);
        }
        return this;
    }
}

package io.tenure.store.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Signs and checks the heads of audit chains with Ed25519. Who can write to the database but has no key cannot shorten a chain unseen. */
public final class AuditKeys {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private AuditKeys(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * @param text private key (PKCS #8) and public key (X.509) in Base64, with a dot between them, as {@link #generate()} writes them
     * @throws IllegalArgumentException when that is not what {@code text} is, or the two do not belong together
     */
    public static AuditKeys parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "The audit's key is not a private and a public key with a dot between them.");
        }
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            AuditKeys keys = new AuditKeys(
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[0]))),
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(parts[1]))));
            return keys.matching();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The audit's key is not an Ed25519 key pair.", e);
        }
    }

    /** A new pair in the text that {@link #parse(String)} reads. */
    public static String generate(SecureRandom randomness) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, randomness);
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder encoder = Base64.getEncoder();
            return encoder.encodeToString(pair.getPrivate().getEncoded()) + "."
                    + encoder.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }

    /** X.509 in Base64: what an owner needs to check an export. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit's key cannot sign", e);
        }
    }

    boolean verifies(byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private AuditKeys matching() {
        byte[] probe = {1};
        if (!verifies(probe, sign(probe))) {
            throw new IllegalArgumentException("The audit's private and public key do not belong together.");
        }
        return this;
    }
}

package io.tenure.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A setup reaches what a worker reaches: a server that asks for a key, one that speaks TLS and asks for a certificate. */
final class TemporalSettingsTest {

    private static final String PASSWORD = "changeit";
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @TempDir
    private Path folder;

    @Test
    void sendsTheApiKeyWithEveryCall() {
        try (FakeTemporal temporal = new FakeTemporal(InsecureServerCredentials.create(), new KeyRequired())) {
            String said = install(Map.of(
                    "TEMPORAL_ADDRESS", temporal.address(),
                    "SPRING_TEMPORAL_CONNECTION_APIKEY", "the-key",
                    "SPRING_TEMPORAL_CONNECTION_ENABLEHTTPS", "false"));

            assertThat(said).contains("is ready");
        }
    }

    @Test
    void saysThatTheServerRefusesACallWithoutTheKey() {
        try (FakeTemporal temporal = new FakeTemporal(InsecureServerCredentials.create(), new KeyRequired())) {
            assertThatThrownBy(() -> install(Map.of("TEMPORAL_ADDRESS", temporal.address())))
                    .isInstanceOf(SetupFailure.class)
                    .hasMessageContaining("UNAUTHENTICATED");
        }
    }

    @Test
    void speaksTlsWithTheClientsCertificate() throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = keyStore();
        try (FakeTemporal temporal = new FakeTemporal(tls(keys))) {
            String said = install(Map.of(
                    "TEMPORAL_ADDRESS",
                    temporal.address(),
                    "SPRING_TEMPORAL_CONNECTION_MTLS_PKCS",
                    "12",
                    "SPRING_TEMPORAL_CONNECTION_MTLS_KEYFILE",
                    keys.toString(),
                    "SPRING_TEMPORAL_CONNECTION_MTLS_KEYPASSWORD",
                    PASSWORD,
                    "SPRING_TEMPORAL_CONNECTION_MTLS_INSECURETRUSTMANAGER",
                    "true"));

            assertThat(said).contains("is ready");
        }
    }

    @Test
    void namesTheSettingThatCannotBeUsed() {
        assertThatThrownBy(() -> TemporalSettings.of(Map.of("SPRING_TEMPORAL_CONNECTION_ENABLEHTTPS", "perhaps")))
                .isInstanceOf(SetupFailure.class)
                .hasMessageContaining("spring.temporal.connection");
        assertThatThrownBy(() -> TemporalSettings.of(Map.of(
                        "SPRING_TEMPORAL_CONNECTION_MTLS_KEYFILE",
                                folder.resolve("none.key").toString(),
                        "SPRING_TEMPORAL_CONNECTION_MTLS_CERTCHAINFILE",
                                folder.resolve("none.pem").toString())))
                .isInstanceOf(SetupFailure.class)
                .hasMessageContaining("none.");
    }

    private static String install(Map<String, String> variables) {
        return new TemporalInstallation(TemporalSettings.of(variables), Duration.ofDays(7)).install();
    }

    private Path keyStore() throws IOException, InterruptedException {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String options =
                "-genkeypair -alias both -keyalg EC -storetype PKCS12 -dname CN=127.0.0.1 -ext san=ip:127.0.0.1"
                        + " -validity 1";
        List<String> command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", file.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return file;
    }

    private static ServerCredentials tls(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("client", store.getCertificate("both"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        return TlsServerCredentials.newBuilder()
                .keyManager(own.getKeyManagers())
                .trustManager(others.getTrustManagers())
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    private static final class KeyRequired implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if ("Bearer the-key".equals(headers.get(AUTHORIZATION))) {
                return next.startCall(call, headers);
            }
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<>() {};
        }
    }
}

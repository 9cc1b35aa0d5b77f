package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a key store in its configuration the server answers over TLS, as docs/operating.md says. */
class TlsIT {

    private static final String PASSWORD = "change-it";

    @TempDir static Path folder;

    @Test
    void itAnswersOverTlsWithItsKey()
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = keyStore();
        int port = ServerProcess.freePort();
        Path etc = Files.createDirectories(folder.resolve("data/etc"));
        Files.writeString(
                etc.resolve("org.ops4j.pax.web.cfg"),
                String.join(
                        "\n",
                        "org.osgi.service.http.enabled = true",
                        "org.osgi.service.http.port = ${vedette.port:-8181}",
                        "org.ops4j.pax.web.listening.addresses = ${vedette.host:-127.0.0.1}",
                        "org.osgi.service.http.secure.enabled = true",
                        "org.osgi.service.http.port.secure = " + port,
                        "org.ops4j.pax.web.ssl.keystore = " + keys,
                        "org.ops4j.pax.web.ssl.keystore.type = PKCS12",
                        "org.ops4j.pax.web.ssl.keystore.password = " + PASSWORD,
                        "org.ops4j.pax.web.ssl.key.password = " + PASSWORD,
                        "javax.servlet.context.tempdir = ${karaf.data}/pax-web/tmp",
                        ""));
        try (ServerProcess server = ServerProcess.in(folder.resolve("data")).start()) {
            HttpClient https = HttpClient.newBuilder().sslContext(trusting(keys)).build();
            URI base = URI.create("https://localhost:" + port);
            assertThat(send(https, HttpRequest.newBuilder(base.resolve("/health"))).statusCode())
                    .isEqualTo(200);
            assertThat(
                            send(https, HttpRequest.newBuilder(base.resolve("/api/v1/plugins")))
                                    .statusCode())
                    .isEqualTo(401);
            HttpResponse<String> signedIn =
                    send(
                            https,
                            HttpRequest.newBuilder(base.resolve("/api/v1/session"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"token\":\""
                                                            + server.adminToken()
                                                            + "\"}")));
            assertThat(signedIn.statusCode()).isEqualTo(201);
            assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                    .contains("Secure");
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Path keyStore() throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        int code =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "vedette",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(code).as("result of keytool").isZero();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("vedette", store.getCertificate("vedette"));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}

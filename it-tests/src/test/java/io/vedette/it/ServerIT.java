package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is promised about starting, stopping and signing in. */
class ServerIT {

    @TempDir static Path folder;
    private static ServerProcess server;

    private enum Role {
        VIEWER,
        OPERATOR,
        LABELER,
        REVIEWER,
        MANAGER,
        RESEARCHER,
        ADMIN,
        VENDOR;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @BeforeAll
    static void start() {
        server = ServerProcess.in(folder.resolve("data")).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theAdminTokenIsReadableByItsOwnerOnlyAndWorks() throws IOException {
        Path file = server.data().resolve("admin-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(server.get("/api/v1/session").get("roles").get(0).asText()).isEqualTo("admin");
    }

    @Test
    void everyOperationServesTheRolesItNamesAndRefusesAllOthers() {
        Map<Role, String> tokens = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            tokens.put(role, token(role));
        }
        JsonNode paths = server.get("/api/v1/openapi.json").get("paths");
        List<String> open = new ArrayList<>();
        int walked = 0;
        for (Iterator<Map.Entry<String, JsonNode>> it = paths.fields(); it.hasNext(); ) {
            Map.Entry<String, JsonNode> path = it.next();
            for (Iterator<String> verbs = path.getValue().fieldNames(); verbs.hasNext(); ) {
                String verb = verbs.next();
                JsonNode operation = path.getValue().get(verb);
                JsonNode roles = operation.get("x-roles");
                String type = contentType(operation);
                String name = verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                assertThat(roles).as("%s names its roles", name).isNotNull();
                String url = "/api/v1" + path.getKey().replaceAll("\\{[^}]*}", "no-such-thing");
                walked++;
                if (roles.isEmpty()) {
                    open.add(name);
                    assertThat(status(verb, url, null, type))
                            .as("%s without anything", name)
                            .isBetween(400, 499);
                    continue;
                }
                assertThat(status(verb, url, null, type))
                        .as("%s without a token", name)
                        .isEqualTo(401);
                List<String> allowed =
                        StreamSupport.stream(roles.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList();
                for (Role role : Role.values()) {
                    boolean may =
                            allowed.contains(role.id())
                                    || (role == Role.ADMIN
                                            && !allowed.equals(List.of(Role.VENDOR.id())));
                    if (!may) {
                        assertThat(status(verb, url, tokens.get(role), type))
                                .as("%s as %s", name, role.id())
                                .isEqualTo(403);
                    } else if (verb.equals("get")) {
                        assertThat(status(verb, url, tokens.get(role), type))
                                .as("%s as %s", name, role.id())
                                .isNotIn(401, 403)
                                .isLessThan(500);
                    }
                }
            }
        }
        assertThat(walked).isGreaterThan(10);
        assertThat(open).contains("POST /session");
        assertThat(open)
                .allMatch(
                        name ->
                                name.equals("POST /session")
                                        || name.startsWith("GET /labeling/media/")
                                        || name.startsWith("POST /labeling/callbacks/"));
    }

    @Test
    void aSessionWritesOnlyWithItsCsrfValue() throws IOException, InterruptedException {
        HttpResponse<String> signedIn =
                server.send(
                        "POST",
                        "/api/v1/session",
                        "{\"token\":\"" + server.adminToken() + "\"}",
                        null);
        assertThat(signedIn.statusCode()).isEqualTo(201);
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        String csrf = ServerProcess.json(signedIn.body()).get("csrf").asText();
        assertThat(whoAmI(cookie).get("csrf").asText()).isEqualTo(csrf);
        assertThat(server.get("/api/v1/session").has("csrf")).as("to a token's holder").isFalse();
        assertThat(signOut(cookie, null)).isEqualTo(403);
        assertThat(signOut(cookie, "guess")).isEqualTo(403);
        assertThat(signOut(cookie, csrf)).isEqualTo(204);
        assertThat(signOut(cookie, csrf)).isEqualTo(401);
    }

    @Test
    void theContractIsForThoseWhoAreSignedIn() {
        for (String path : List.of("openapi.json", "docs", "docs.js")) {
            assertThat(status("get", "/api/v1/" + path, null)).as(path).isEqualTo(401);
            assertThat(status("get", "/api/v1/" + path, token(Role.VENDOR)))
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void metricsNeedATokenAndHealthDoesNot() {
        assertThat(status("get", "/health", null)).isEqualTo(200);
        assertThat(status("get", "/health/ready", null)).isEqualTo(200);
        assertThat(status("get", "/metrics", null)).isEqualTo(401);
        assertThat(status("get", "/metrics", token(Role.VENDOR))).isEqualTo(403);
        assertThat(server.send("GET", "/metrics", null).body())
                .contains("# TYPE jvm_threads gauge");
    }

    @Test
    void aKilledServerComesBackWithWhatItHadAcknowledged() {
        String secret = token(Role.VIEWER);
        server.killHard();
        server.start();
        assertThat(status("get", "/api/v1/session", secret)).isEqualTo(200);
        assertThat(server.vedette("status").code()).isZero();
    }

    private static JsonNode whoAmI(String cookie) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri("/api/v1/session"))
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .build();
        return ServerProcess.json(
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static int signOut(String cookie, String csrf)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri("/api/v1/session"))
                        .DELETE()
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')));
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String token(Role role) {
        return server.token(role.id());
    }

    /** What the operation takes: another type would be refused before anybody asks for roles. */
    private static String contentType(JsonNode operation) {
        Iterator<String> types = operation.at("/requestBody/content").fieldNames();
        String type = types.hasNext() ? types.next() : "application/json";
        return type.contains("*") ? "application/octet-stream" : type;
    }

    private static int status(String verb, String url, String token) {
        return status(verb, url, token, "application/json");
    }

    private static int status(String verb, String url, String token, String type) {
        String method = verb.toUpperCase(java.util.Locale.ROOT);
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        return server.send(method, url, body, token, type).statusCode();
    }
}

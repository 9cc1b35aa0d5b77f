package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent: a problem that says what is wrong, never a failure of the server. */
class HostileIT {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "\"x\"",
                    "\u0000\u0001",
                    "{\"__proto__\":1}",
                    "{\"name\":NaN}",
                    "{\"name\":1e999}",
                    "[".repeat(100_000),
                    "{\"a\":".repeat(3000) + "1" + "}".repeat(3000));
    private static final List<JsonNode> VALUES =
            List.of(
                    JSON.nullNode(),
                    JSON.numberNode(-1),
                    JSON.numberNode(1e308),
                    JSON.textNode(""),
                    JSON.textNode("x".repeat(70_000)),
                    JSON.textNode("a\u0000b\u202e"),
                    JSON.textNode("<script>alert(1)</script>"),
                    JSON.textNode("../../etc/passwd"),
                    JSON.textNode("http://[::ffff:127.0.0.1]/"),
                    JSON.textNode("NaN"),
                    JSON.textNode("P99999999D"),
                    JSON.textNode("%s${jndi:ldap://x}"),
                    JSON.arrayNode().add(JSON.nullNode()),
                    JSON.arrayNode().add(JSON.arrayNode()),
                    JSON.objectNode().set("", JSON.nullNode()),
                    JSON.booleanNode(true));

    @TempDir static Path folder;
    private static ServerProcess server;
    private static JsonNode api;

    @BeforeAll
    static void start() {
        server = ServerProcess.in(folder.resolve("data")).start();
        api = server.get("/api/v1/openapi.json");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** An operation that takes JSON. */
    private record Write(String verb, String path, JsonNode example) {
        String name() {
            return verb + " " + path;
        }
    }

    @Test
    void whatIsNoBodyIsRefusedWithAProblem() {
        for (Write write : writes()) {
            for (String body : BODIES) {
                check(write, body, send(write, body));
            }
            for (String type : List.of("text/xml", "multipart/form-data; boundary=x")) {
                HttpResponse<String> answer =
                        server.send(write.verb, write.path, "{}", server.adminToken(), type);
                check(write, type, answer);
                assertThat(answer.statusCode()).as(write.name() + type).isBetween(400, 499);
            }
        }
    }

    @Test
    void theContractNamesTheFieldsThatAreTakenAndNoValueBreaksTheServer() {
        List<Write> writes = writes();
        assertThat(writes).hasSizeGreaterThan(20);
        for (Write write : writes) {
            HttpResponse<String> plain = send(write, write.example.toString());
            assertThat(plain.body())
                    .as(write.name())
                    .doesNotContain("Unrecognized field")
                    .doesNotContain("No enum constant");
            check(write, "its example", plain);
            if (!write.example.isObject()) {
                continue;
            }
            for (Iterator<String> names = write.example.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                for (JsonNode value : VALUES) {
                    ObjectNode body = write.example.deepCopy();
                    body.set(name, value);
                    check(write, name + "=" + value, send(write, body.toString()));
                }
            }
        }
    }

    @Test
    void idsAndQueriesOfAllKindsFindNothing() {
        for (Iterator<Map.Entry<String, JsonNode>> paths = api.get("paths").fields();
                paths.hasNext(); ) {
            Map.Entry<String, JsonNode> path = paths.next();
            JsonNode get = path.getValue().get("get");
            if (get == null || path.getKey().endsWith("/live")) {
                continue;
            }
            String url = "/api/v1" + path.getKey();
            if (url.contains("{")) {
                for (String id :
                        List.of("a%0ab", "%3Cscript%3E", "x".repeat(3000), "-1", "%25", "a%3Bb")) {
                    check(url, id, server.send("GET", url.replaceAll("\\{[^}]*}", id), null));
                }
            }
            url = url.replaceAll("\\{[^}]*}", "nothing");
            for (JsonNode parameter : get.path("parameters")) {
                if (parameter.get("in").asText().equals("query")) {
                    for (String value :
                            List.of("-1", "99999999999", "NaN", "%00", "'%3B--", "2026-13-45")) {
                        String query = "?" + parameter.get("name").asText() + "=" + value;
                        check(url, query, server.send("GET", url + query, null));
                    }
                }
            }
        }
    }

    @Test
    void aBodyIsNotReadWithoutEnd() {
        String large = "{\"id\":\"" + "x".repeat(17 << 20) + "\"}";
        HttpResponse<String> answer = server.send("POST", "/api/v1/cameras", large);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("uploads");
        assertThat(server.get("/api/v1/cameras").get("items")).isEmpty();
    }

    @Test
    void filesElsewhereCannotBeWatchedNorFoundOut() throws IOException {
        Path media = Files.createDirectories(server.data().resolve("media"));
        Path secret = Files.writeString(folder.resolve("secret.mp4"), "secret");
        Files.createSymbolicLink(media.resolve("link.mp4"), secret);
        Files.createSymbolicLink(media.resolve("folder"), folder);
        String refused = camera("file:" + folder.resolve("nothing.mp4")).body();
        for (String source :
                List.of(
                        "file:" + secret,
                        "file:" + media.resolve("link.mp4"),
                        "file:" + media.resolve("folder/secret.mp4"),
                        "file:" + media + "/../../secret.mp4",
                        "file:///etc/passwd")) {
            HttpResponse<String> answer = camera(source);
            assertThat(answer.statusCode()).as(source).isEqualTo(422);
            assertThat(answer.body()).as(source).isEqualTo(refused);
        }
        for (String source :
                List.of(
                        "concat:/etc/passwd",
                        "subfile:,,start,0,end,0,,:/etc/passwd",
                        "/etc/passwd",
                        "file://host/etc/passwd",
                        "data:video/mp4,x",
                        "ftp://127.0.0.1/x")) {
            assertThat(camera(source).statusCode()).as(source).isEqualTo(422);
        }
    }

    @Test
    void aNameIsDataAndNeverAPage() {
        HttpResponse<String> made =
                server.send(
                        "POST",
                        "/api/v1/cameras",
                        "{\"id\":\"odd\",\"name\":\"<script>alert(1)</script>\",\"enabled\":false,"
                                + "\"source\":\"scene:street?place=1&seed=1\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        HttpResponse<String> shown = server.send("GET", "/api/v1/cameras/odd", null);
        assertThat(shown.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        for (String id : List.of("../x", "a/b", "a b", "<b>", "x".repeat(65), "")) {
            assertThat(
                            server.send(
                                            "POST",
                                            "/api/v1/cameras",
                                            "{\"id\":\""
                                                    + id
                                                    + "\",\"source\":\"scene:street?place=1\"}")
                                    .statusCode())
                    .as("camera '%s'", id)
                    .isEqualTo(422);
        }
        assertThat(server.delete("/api/v1/cameras/odd", 1).statusCode()).isEqualTo(204);
    }

    private static HttpResponse<String> camera(String source) {
        return server.send(
                "POST",
                "/api/v1/cameras",
                "{\"id\":\"spy\",\"enabled\":false,\"source\":\"" + source + "\"}");
    }

    private static HttpResponse<String> send(Write write, String body) {
        return server.sendWith(write.verb, write.path, body, Map.of("If-Match", "\"1\""));
    }

    private static void check(Write write, String what, HttpResponse<String> answer) {
        check(write.name(), what, answer);
    }

    private static void check(String where, String what, HttpResponse<String> answer) {
        String shown = what.length() > 80 ? what.substring(0, 80) : what;
        assertThat(answer.statusCode())
                .as("%s with %s: %s", where, shown, answer.body())
                .isLessThan(500);
        // What the container refuses as no HTTP at all has no problem document.
        if (answer.statusCode() >= 400 && !what.contains("%00")) {
            assertThat(answer.headers().firstValue("Content-Type").orElse("none"))
                    .as("%s with %s", where, shown)
                    .startsWith("application/problem+json");
        }
    }

    /** All operations that take JSON, but signing in, whose failures would lock everybody out. */
    private static List<Write> writes() {
        List<Write> writes = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> paths = api.get("paths").fields();
                paths.hasNext(); ) {
            Map.Entry<String, JsonNode> path = paths.next();
            for (String verb : List.of("post", "put")) {
                JsonNode schema =
                        path.getValue()
                                .at("/" + verb + "/requestBody/content/application~1json/schema");
                if (!schema.isMissingNode() && !path.getKey().equals("/session")) {
                    writes.add(
                            new Write(
                                    verb.toUpperCase(java.util.Locale.ROOT),
                                    "/api/v1" + path.getKey().replaceAll("\\{[^}]*}", "nothing"),
                                    example(schema, 0)));
                }
            }
        }
        return writes;
    }

    private static JsonNode example(JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText();
            return example(
                    api.at("/components/schemas/" + name.substring(name.lastIndexOf('/') + 1)),
                    depth);
        }
        if (depth > 4) {
            return JSON.nullNode();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        switch (schema.path("type").asText("object")) {
            case "string":
                return JSON.textNode(
                        schema.path("format").asText().equals("date-time")
                                ? "2026-01-01T00:00:00Z"
                                : "abc");
            case "integer":
                return JSON.numberNode(1);
            case "number":
                return JSON.numberNode(0.5);
            case "boolean":
                return JSON.booleanNode(false);
            case "array":
                ArrayNode list = JSON.arrayNode();
                JsonNode item = example(schema.path("items"), depth + 1);
                return item.isNull() ? list : list.add(item);
            default:
                ObjectNode object = new ObjectMapper().createObjectNode();
                schema.path("properties")
                        .fields()
                        .forEachRemaining(
                                p -> object.set(p.getKey(), example(p.getValue(), depth + 1)));
                return object;
        }
    }
}

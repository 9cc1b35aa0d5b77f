package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a partner's bundle serves is open, and it comes and goes while the server runs. */
class PartnerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path folder;
    private static ServerProcess server;

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
    void aServletIsClosedInWhicheverContextItIs() {
        List<String> paths = List.of("/partner/plain", "/own/health", "/partner-classic");
        Path deploy = server.data().resolve("deploy");
        Jars.drop(Jars.web(folder), deploy, "web.jar");
        for (String path : paths) {
            await().atMost(PATIENCE)
                    .until(() -> server.send("GET", path, null).statusCode() == 200);
            assertThat(server.send("GET", path, null).body()).as(path).contains("name=admin");
            assertThat(server.send("GET", path, null, null).statusCode()).as(path).isEqualTo(401);
            assertThat(server.send("GET", path, null, "wrong").statusCode())
                    .as(path)
                    .isEqualTo(401);
        }

        // Without the bundle that asks who calls, everything is closed and not everything open.
        Jars.drop(Jars.stopper(folder), deploy, "stopper.jar");
        for (String path : paths) {
            await().atMost(PATIENCE)
                    .until(() -> server.send("GET", path, null).statusCode() == 503);
            assertThat(server.send("GET", path, null, null).statusCode()).as(path).isEqualTo(503);
        }
        Jars.take(deploy, "stopper.jar");
        for (String path : paths) {
            await().atMost(PATIENCE)
                    .until(() -> server.send("GET", path, null).statusCode() == 200);
        }
        Jars.take(deploy, "web.jar");
        for (String path : paths) {
            await().atMost(PATIENCE)
                    .until(() -> server.send("GET", path, null).statusCode() == 404);
        }
    }

    @Test
    void aResourceIsInTheContractWhileItIsServedAndItsRolesAreChecked() {
        Path deploy = server.data().resolve("deploy");
        assertThat(described()).isFalse();
        Jars.drop(Jars.things(folder), deploy, "things.jar");
        await().atMost(PATIENCE).until(PartnerIT::described);
        assertThat(
                        server.get("/api/v1/openapi.json")
                                .at("/paths/~1partner-things/get/x-roles/0")
                                .asText())
                .isEqualTo("researcher");
        String things = "/api/v1/partner-things";
        await().atMost(PATIENCE).until(() -> server.send("GET", things, null).statusCode() == 200);
        assertThat(server.get(things).get(0).asText()).isEqualTo("thing");
        assertThat(server.send("GET", things, null, null).statusCode()).isEqualTo(401);
        assertThat(server.send("GET", things, null, server.token("viewer")).statusCode())
                .isEqualTo(403);
        assertThat(server.send("GET", things + "/forgotten", null).statusCode())
                .as("a method that names no role")
                .isEqualTo(403);

        Jars.take(deploy, "things.jar");
        await().atMost(PATIENCE).until(() -> !described());
        assertThat(server.send("GET", things, null).statusCode()).isEqualTo(404);
    }

    private static boolean described() {
        return server.get("/api/v1/openapi.json").get("paths").has("/partner-things");
    }
}

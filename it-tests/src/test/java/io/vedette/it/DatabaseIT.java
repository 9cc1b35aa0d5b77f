package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator is promised about the database: one file, changed while the server runs; and
 * that cameras and alerts go on without it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseIT {

    private static final String FILE = "org.ops4j.datasource-vedette.cfg";
    private static final String JOURNAL = "journal/alerts.jsonl";
    private static final String SOURCE = "scene:street?place=1&seed=1&seconds=3600";

    private static final int POSTGRES_PORT = ServerProcess.freePort();

    @TempDir static Path folder;
    private static ServerProcess server;
    private static EmbeddedPostgres postgres;
    private static Cameras cameras;

    @BeforeAll
    static void start() throws IOException {
        try {
            postgres = postgres();
        } catch (IOException | RuntimeException e) {
            Needed.that(false, "PostgreSQL cannot be started here: " + e);
        }
        server = ServerProcess.in(folder.resolve("data")).start();
        cameras = new Cameras(server);
    }

    /** The same one whenever it is started. */
    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(POSTGRES_PORT)
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @Order(1)
    void theRunningServerChangesOverToPostgres() throws IOException, SQLException {
        cameras.add("on-h2", SOURCE, "");
        cameras.await("on-h2", "live");
        String token = server.adminToken();

        changeOver();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            assertThat(server.adminToken()).isNotEqualTo(token);
                            assertThat(server.get("/api/v1/cameras").get("items")).isEmpty();
                        });
        cameras.add("on-postgres", SOURCE, "");
        cameras.await("on-postgres", "live");

        server.killHard();
        server.start();
        cameras.await("on-postgres", "live");
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet rows =
                        connection.createStatement().executeQuery("SELECT COUNT(*) FROM camera")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    @Order(2)
    void alertsRaisedWhileTheDatabaseIsAwayAreWrittenOnceItIsBack() throws IOException {
        cameras.add(
                "yard",
                "scene:street?place=1&seed=2&seconds=86400",
                ",\"clip\":{\"before\":1,\"after\":1},\"rules\":[{\"id\":\"in\","
                        + "\"type\":\"intrusion\",\"points\":[[0,0],[1,0],[1,1],[0,1]],"
                        + "\"params\":{\"cooldown\":0,\"incident_policy\":\"each\"}}]");
        String before = cameras.awaitAlerts("yard", all -> !all.isEmpty()).get(0).toString();
        String run = ServerProcess.json(before).get("run").asText();

        postgres.close();
        List<String> raised =
                await().atMost(Duration.ofMinutes(3))
                        .pollInterval(Duration.ofMillis(200))
                        .until(DatabaseIT::journalled, ids -> ids.size() > 1);
        postgres = postgres();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.notExists(server.data().resolve(JOURNAL)));

        List<String> written =
                cameras.alerts("yard").stream().map(a -> a.get("id").asText()).toList();
        assertThat(written).containsAll(raised).doesNotHaveDuplicates();
        assertThat(server.get("/api/v1/alerts/" + raised.get(0)).hasNonNull("snapshot")).isTrue();
        JsonNode status = cameras.await("yard", "live");
        assertThat(status.get("run").asText()).as("it went on all the time").isEqualTo(run);
    }

    /** Alerts that wait for the database. */
    private static List<String> journalled() throws IOException {
        Path journal = server.data().resolve(JOURNAL);
        if (Files.notExists(journal)) {
            return List.of();
        }
        String text = Files.readString(journal);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> !line.isBlank())
                .map(ServerProcess::json)
                .filter(step -> step.get("step").asText().equals("added"))
                .map(step -> step.at("/alert/id").asText())
                .toList();
    }

    private static void changeOver() throws IOException {
        Path file = server.data().resolve("etc").resolve(FILE);
        String changed =
                Files.readString(file)
                        .replaceAll(
                                "(?m)^osgi.jdbc.driver.name.*$",
                                "osgi.jdbc.driver.name = PostgreSQL JDBC Driver\nuser = postgres")
                        .replaceAll(
                                "(?m)^url.*$",
                                "url = jdbc:postgresql://localhost:"
                                        + postgres.getPort()
                                        + "/postgres");
        Path part = Files.writeString(server.data().resolve(FILE), changed);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

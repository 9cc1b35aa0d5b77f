package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is promised about the database: one file, changed while the server runs. */
class DatabaseIT {

    private static final String FILE = "org.ops4j.datasource-vedette.cfg";
    private static final String SOURCE = "scene:street?place=1&seed=1&seconds=3600";

    @TempDir static Path folder;
    private static ServerProcess server;
    private static EmbeddedPostgres postgres;
    private static Cameras cameras;

    @BeforeAll
    static void start() throws IOException {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException | RuntimeException e) {
            Needed.that(false, "PostgreSQL cannot be started here: " + e);
        }
        server = ServerProcess.in(folder.resolve("data")).start();
        cameras = new Cameras(server);
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

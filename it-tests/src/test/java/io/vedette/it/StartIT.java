package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting servers. */
class StartIT {
    @TempDir Path folder;

    @Test
    void twoThatStartTogetherShareNoPort() throws IOException {
        ServerProcess one = ServerProcess.in(folder.resolve("one"));
        ServerProcess two = ServerProcess.in(folder.resolve("two"));
        try (one;
                two) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(one::start),
                            CompletableFuture.runAsync(two::start))
                    .join();
            List<String> ports =
                    Stream.concat(ports(one), ports(two))
                            .filter(line -> !line.startsWith("host="))
                            .map(line -> line.substring(line.indexOf('=') + 1))
                            .toList();
            assertThat(ports).hasSize(8).doesNotHaveDuplicates();
            for (ServerProcess server : List.of(one, two)) {
                // Ready means that everything is there.
                assertThat(server.get("/api/v1/cameras").get("items")).isEmpty();
                assertThat(server.get("/api/v1/labeling/dispatchers").get("items")).isNotEmpty();
                assertThat(Files.readString(server.data().resolve("log/karaf.log")))
                        .doesNotContain("Address already in use");
            }
        }
    }

    private static Stream<String> ports(ServerProcess server) throws IOException {
        return Files.readAllLines(server.data().resolve("ports")).stream();
    }
}

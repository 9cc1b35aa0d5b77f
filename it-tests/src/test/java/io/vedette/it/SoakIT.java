package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is promised for long: {@code mvn verify -Psoak}. Each test prints a line of numbers for
 * {@code docs/reliability.md}; {@code -Dvedette.soak.reconnects=}, {@code swaps=} and {@code
 * kills=} make it shorter.
 */
@Tag("soak")
class SoakIT {

    private static final int CAMERAS = 16;
    private static final String RULES =
            ",\"rules\":[{\"id\":\"inside\",\"type\":\"intrusion\","
                    + "\"points\":[[0,0],[1,0],[1,1],[0,1]],\"params\":{}}]";
    private static final String LOOP =
            "{\"seed\":1,\"place\":1,\"cameras\":1,\"hours\":0.25,\"heldOutHours\":0.25,"
                    + "\"trials\":1,\"samples\":150,\"elsewhere\":false}";

    @TempDir Path folder;
    private ServerProcess server;
    private Cameras cameras;

    @BeforeEach
    void start() {
        server = ServerProcess.in(folder.resolve("data")).start();
        cameras = new Cameras(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /**
     * Sixteen cameras share them: one whose stream never lasts soon waits half a minute each time.
     */
    @Test
    void reconnectsLeaveNothingBehind() {
        int wanted = Integer.getInteger("vedette.soak.reconnects", 200);
        Path briefly = folder.resolve("short.mp4");
        String clip = Needed.shared("clips/intel-car-detection.mp4").toString();
        Programs.run("ffmpeg", "-v", "error", "-i", clip, "-t", "1", briefly.toString());
        try (RtspPeer peer = new RtspPeer(briefly, 1, folder).on()) {
            for (int i = 0; i < CAMERAS; i++) {
                cameras.add("gate-" + i, peer.uri(), RULES);
            }
            awaitReconnects(wanted / 2);
            Numbers before = Numbers.of(server);
            awaitReconnects(wanted);
            Numbers after = Numbers.of(server);
            say("reconnects", wanted, before, after);
            after.assertNoMoreThan(before);
        }
    }

    @Test
    void swapsLeaveNothingBehind() {
        int wanted = Integer.getInteger("vedette.soak.swaps", 100);
        Path deploy = server.data().resolve("deploy");
        String bundle = "io.vedette.tracker.bytetrack";
        cameras.add("yard", "scene:street?place=1&seed=1&seconds=86400", RULES);
        cameras.awaitSecond("yard", 5);
        Numbers before = null;
        for (int i = 1; i <= wanted; i++) {
            String version = "0.2." + i;
            Jars.drop(Jars.release(bundle, version, folder), deploy, bundle + ".jar");
            cameras.awaitStatus(
                    "yard",
                    s -> s.at("/running/plugins").toString().contains("\"" + version + "\""));
            if (i == Math.max(1, wanted / 2)) {
                before = Numbers.of(server);
            }
        }
        Numbers after = Numbers.of(server);
        say("swaps", wanted, before, after);
        double seconds = cameras.running("yard").get("seconds").asDouble();
        cameras.awaitSecond("yard", seconds + 2);
        after.assertNoMoreThan(before);
    }

    /** A second server walks the same loop in peace meanwhile. */
    @Test
    void killsAtRandomMomentsChangeNothingInALoop() {
        int kills = Integer.getInteger("vedette.soak.kills", 20);
        try (ServerProcess other = ServerProcess.in(folder.resolve("peace")).start()) {
            String peace = begin(other);
            String path = begin(server);
            Random random = new Random(7);
            int killed = 0;
            while (killed < kills && isRunning(server, path)) {
                // What passes here is the loop's own work: the moment may lie in any step.
                pause(500 + random.nextInt(12_000));
                server.killHard();
                server.start();
                killed++;
            }
            JsonNode disturbed = ended(server, path);
            JsonNode undisturbed = ended(other, peace);
            System.err.printf(
                    "soak: %d kills in a loop: %s, in peace: %s%n",
                    killed, disturbed.get("state").asText(), undisturbed.get("state").asText());
            assertThat(disturbed.get("state").asText()).as("%s", disturbed).isEqualTo("done");
            assertThat(result(disturbed)).isEqualTo(result(undisturbed));
            assertThat(killed).as("kills while it ran").isGreaterThan(kills / 2);
        }
    }

    private static void pause(long millis) {
        await().pollDelay(millis, TimeUnit.MILLISECONDS)
                .atMost(millis + 60_000, TimeUnit.MILLISECONDS)
                .until(() -> true);
    }

    private static String begin(ServerProcess server) {
        HttpResponse<String> begun = server.send("POST", "/api/v1/loops", LOOP);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return "/api/v1/loops/" + ServerProcess.json(begun.body()).get("id").asText();
    }

    private static boolean isRunning(ServerProcess server, String path) {
        return server.get(path).get("state").asText().equals("running");
    }

    private static JsonNode ended(ServerProcess server, String path) {
        await().atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> !isRunning(server, path));
        return server.get(path);
    }

    /** What the loop found out, without what it took. */
    private static JsonNode result(JsonNode loop) {
        ObjectNode report = ((ObjectNode) loop.get("report")).deepCopy();
        report.remove(List.of("steps", "cpuSeconds", "turnaroundSeconds"));
        return report;
    }

    private void awaitReconnects(int count) {
        await().atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> reconnects() >= count);
    }

    private int reconnects() {
        int all = 0;
        for (int i = 0; i < CAMERAS; i++) {
            all += cameras.running("gate-" + i).path("reconnects").asInt();
        }
        return all;
    }

    private static void say(String what, int count, Numbers before, Numbers after) {
        System.err.printf(
                "soak: %d %s: memory held %d to %d MiB (resident %d to %d), threads %d to %d, class"
                        + " loaders %d to %d%n",
                count,
                what,
                before.held,
                after.held,
                before.resident,
                after.resident,
                before.threads,
                after.threads,
                before.loaders,
                after.loaders);
    }

    /**
     * How much the process holds in MiB, after a collection: what is resident, and of that all but
     * the free part of the heap, which comes and goes with its own pace.
     */
    private record Numbers(long held, long resident, long threads, long loaders) {
        private static final Pattern HEAP =
                Pattern.compile("used (\\d+)K \\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)");
        private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ .*");

        static Numbers of(ServerProcess server) {
            String pid = Long.toString(server.process().pid());
            Programs.run("jcmd", pid, "GC.run");
            String loaders = Programs.run("jcmd", pid, "VM.classloader_stats");
            Matcher heap = HEAP.matcher(Programs.run("jcmd", pid, "GC.heap_info"));
            assertThat(heap.find()).as("the heap's place").isTrue();
            long used = Long.parseLong(heap.group(1));
            long inHeap =
                    residentBetween(
                            pid,
                            Long.parseUnsignedLong(heap.group(2), 16),
                            Long.parseUnsignedLong(heap.group(3), 16));
            long resident = number(lines(pid, "status"), "VmRSS");
            return new Numbers(
                    (resident - inHeap + used) / 1024,
                    resident / 1024,
                    number(lines(pid, "status"), "Threads"),
                    loaders.lines().count());
        }

        /** KiB of the mappings that begin in a part of the address space. */
        private static long residentBetween(String pid, long from, long to) {
            long sum = 0;
            boolean within = false;
            for (String line : lines(pid, "smaps")) {
                Matcher mapping = MAPPING.matcher(line);
                if (mapping.matches()) {
                    long at = Long.parseUnsignedLong(mapping.group(1), 16);
                    within =
                            Long.compareUnsigned(at, from) >= 0 && Long.compareUnsigned(at, to) < 0;
                } else if (within && line.startsWith("Rss:")) {
                    sum += number(List.of(line), "Rss");
                }
            }
            return sum;
        }

        private static List<String> lines(String pid, String file) {
            try {
                return Files.readAllLines(Path.of("/proc", pid, file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long number(List<String> lines, String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }

        void assertNoMoreThan(Numbers before) {
            assertThat(held).as("memory held").isLessThan(before.held + 32);
            assertThat(threads).as("threads").isLessThan(before.threads + 8);
            assertThat(loaders).as("class loaders").isLessThan(before.loaders + 20);
        }
    }
}

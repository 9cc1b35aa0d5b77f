package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at random moments while a vendor who does everything wrong labels for money:
 * neither an answer nor a cent is lost or doubled. {@code -Dvedette.labeling.kills=} and {@code
 * seed=} make it longer or another.
 */
class LabelingIT {
    private static final int PICTURES = 8;
    private static final int OVERLAP = 3;
    private static final long PRICE = BadVendor.REWARD + BadVendor.FEE;

    @TempDir Path folder;
    private ServerProcess server;
    private final BadVendor vendor = new BadVendor();

    @BeforeEach
    void start() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("etc"));
        Files.writeString(
                data.resolve("etc/io.vedette.labeling.http.internal.HttpDispatcher-shop.cfg"),
                "vedette.vendor = shop\nurl = "
                        + vendor.url()
                        + "\naccount = us\n.secret = "
                        + BadVendor.SECRET
                        + "\nallow.private = true\ncurrency = EUR\nchunk.size = 17\n"
                        + "timeout.seconds = 2\n");
        server = ServerProcess.in(data).start();
    }

    @AfterEach
    void stop() {
        server.close();
        vendor.close();
    }

    @Test
    void killsLoseAndDoubleNeitherAnAnswerNorACent() throws IOException {
        String path = "/api/v1/labeling/batches/" + submitted(pictures());
        int killed = killWhileOpen(path);
        JsonNode batch =
                await().atMost(Duration.ofMinutes(6))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> server.get(path), b -> over(b));
        assertThat(batch.get("state").asText()).as("%s", batch).isEqualToIgnoringCase("closed");
        String id = batch.get("id").asText();
        Map<String, JsonNode> answers = answers(id);
        System.err.printf(
                "labeling: %d kills, %d answers, trouble made: %s%n",
                killed, answers.size(), vendor.faults());

        assertThat(vendor.complaints()).isEmpty();
        Set<String> accepted = accepted(answers);
        assertThat(accepted).as("each picture has its answers").hasSize(PICTURES * OVERLAP);
        assertThatMoneyAddsUp(id, accepted);
        assertThatTheVendorKnows(answers, accepted);
        assertThatEachPictureHasOneLabel();
    }

    private static boolean over(JsonNode batch) {
        return Set.of("closed", "failed", "cancelled")
                .contains(batch.get("state").asText().toLowerCase(java.util.Locale.ROOT));
    }

    private int killWhileOpen(String path) {
        int wanted = Integer.getInteger("vedette.labeling.kills", 2);
        Random random = new Random(Long.getLong("vedette.labeling.seed", 5));
        int killed = 0;
        while (killed < wanted && !over(server.get(path))) {
            assertThatAForgedCallIsRefused();
            // What passes here is the server's own work: the moment may lie in any step.
            long millis = 300 + random.nextInt(4_000);
            await().pollDelay(millis, TimeUnit.MILLISECONDS)
                    .atMost(millis + 60_000, TimeUnit.MILLISECONDS)
                    .until(() -> true);
            server.killHard();
            server.start();
            killed++;
        }
        assertThat(killed).as("kills while it was open").isPositive();
        return killed;
    }

    private void assertThatAForgedCallIsRefused() {
        assertThat(server.send("POST", "/api/v1/labeling/callbacks/shop", "{}", null).statusCode())
                .as("a call of the vendor without a signature")
                .isEqualTo(401);
    }

    private void assertThatMoneyAddsUp(String batch, Set<String> accepted) {
        Map<String, Long> sums = new HashMap<>();
        Set<String> lines = new HashSet<>();
        Set<String> paidFor = new HashSet<>();
        for (JsonNode line : server.get("/api/v1/labeling/ledger?batch=" + batch).get("items")) {
            assertThat(lines.add(line.get("id").asText())).as("%s once", line).isTrue();
            String kind = line.get("kind").asText().toLowerCase(java.util.Locale.ROOT);
            sums.merge(kind, line.get("micros").asLong(), Long::sum);
            if (kind.equals("pay")) {
                assertThat(paidFor.add(line.get("about").asText())).as("%s once", line).isTrue();
                assertThat(line.get("micros").asLong()).isEqualTo(PRICE);
            }
        }
        assertThat(sums.get("pay")).isEqualTo(accepted.size() * PRICE);
        assertThat(sums.get("reserve"))
                .as("reserved = paid + released: %s", sums)
                .isEqualTo(sums.get("pay") + sums.getOrDefault("release", 0L));
        assertThat(paidFor).hasSameSizeAs(accepted);
    }

    private void assertThatTheVendorKnows(Map<String, JsonNode> answers, Set<String> accepted) {
        Map<String, Set<String>> verdicts = vendor.verdicts();
        Set<String> told = new TreeSet<>();
        verdicts.forEach(
                (answer, said) -> {
                    assertThat(said).as("verdicts of %s", answer).hasSize(1);
                    if (said.contains("accept")) {
                        told.add(answer);
                    }
                });
        assertThat(told).isEqualTo(accepted);
        assertThat(answers.keySet()).containsAll(verdicts.keySet());
    }

    private void assertThatEachPictureHasOneLabel() {
        for (String sample : samples()) {
            List<JsonNode> kinds = new ArrayList<>();
            JsonNode lineage = server.get("/api/v1/samples/" + sample + "/lineage");
            for (JsonNode annotation : lineage.get("annotations")) {
                if (annotation.get("labelSet").asText().equals("kinds")) {
                    kinds.add(annotation);
                }
            }
            assertThat(kinds).as("labels of %s", sample).hasSize(1);
            assertThat(kinds.get(0).get("label").asText()).isEqualTo("person");
        }
    }

    private static Set<String> accepted(Map<String, JsonNode> answers) {
        Set<String> accepted = new TreeSet<>();
        Set<String> people = new HashSet<>();
        answers.forEach(
                (id, answer) -> {
                    if (answer.get("state").asText().equalsIgnoreCase("accepted")) {
                        accepted.add(id);
                        String person =
                                answer.get("item").asText() + " " + answer.get("worker").asText();
                        assertThat(people.add(person)).as("%s once", person).isTrue();
                    }
                });
        return accepted;
    }

    private Map<String, JsonNode> answers(String batch) {
        Map<String, JsonNode> all = new HashMap<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page =
                    server.get("/api/v1/labeling/answers?limit=50&batch=" + batch + cursor.get());
            for (JsonNode answer : page.get("items")) {
                String id = answer.get("id").asText();
                assertThat(all.put(id, answer)).as("%s is there once", id).isNull();
            }
            cursor =
                    Optional.ofNullable(page.get("nextCursor"))
                            .filter(next -> !next.isNull())
                            .map(
                                    next ->
                                            "&cursor="
                                                    + java.net.URLEncoder.encode(
                                                            next.asText(), StandardCharsets.UTF_8));
        }
        return all;
    }

    private String submitted(List<String> samples) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                server.get("/api/v1/labeling/dispatchers")
                                        .findValuesAsText("id")
                                        .contains("shop"));
        post(
                "/api/v1/datasets",
                "{\"name\":\"kinds\",\"kind\":\"class\"," + "\"classes\":[\"nothing\",\"person\"]}",
                201);
        String batch =
                post(
                                "/api/v1/labeling/batches",
                                "{\"title\":\"t\",\"kind\":\"class\",\"dispatcher\":\"shop\","
                                        + "\"labels\":[\"nothing\",\"person\"],\"overlap\":"
                                        + OVERLAP
                                        + ",\"method\":\"majority\",\"budgetMicros\":"
                                        + 4 * PICTURES * OVERLAP * PRICE
                                        + ",\"lifetimeSeconds\":3600,\"dataset\":\"kinds\","
                                        + "\"labelSet\":\"kinds\",\"samples\":[\""
                                        + String.join("\",\"", samples)
                                        + "\"]}",
                                201)
                        .get("id")
                        .asText();
        // The vendor may fail at the offer too.
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () ->
                                server.send(
                                                                "POST",
                                                                "/api/v1/labeling/batches/"
                                                                        + batch
                                                                        + "/submit",
                                                                "{}")
                                                        .statusCode()
                                                / 100
                                        == 2);
        return batch;
    }

    /** Samples by an import, as a client makes one. */
    private List<String> pictures() throws IOException {
        post(
                "/api/v1/datasets",
                "{\"name\":\"yard\",\"kind\":\"boxes\",\"classes\":[\"thing\"]}",
                201);
        HttpResponse<String> sent = server.upload("/api/v1/uploads/yard.zip", archive());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        String operation =
                post(
                                "/api/v1/imports",
                                "{\"upload\":\"yard.zip\",\"format\":\"coco\",\"dataset\":\"yard\"}",
                                202)
                        .get("operation")
                        .asText();
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                server.get("/api/v1/operations/" + operation)
                                        .get("state")
                                        .asText()
                                        .equals("done"));
        assertThat(samples()).hasSize(PICTURES);
        return samples();
    }

    private List<String> samples() {
        List<String> ids = new ArrayList<>();
        server.get("/api/v1/samples?origin=import&limit=200")
                .get("items")
                .forEach(sample -> ids.add(sample.get("id").asText()));
        return ids;
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder images = new StringBuilder();
        StringBuilder boxes = new StringBuilder();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 1; i <= PICTURES; i++) {
                BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
                picture.createGraphics().setBackground(Color.BLACK);
                picture.setRGB(i, i, 0xff00 + i * 9);
                String name = "p" + i + ".jpg";
                zip.putNextEntry(new ZipEntry("images/" + name));
                ImageIO.write(picture, "jpg", zip);
                String comma = i == 1 ? "" : ",";
                images.append(comma)
                        .append("{\"id\":" + i + ",\"width\":64,\"height\":48,\"file_name\":\"")
                        .append(name + "\"}");
                boxes.append(comma)
                        .append("{\"id\":" + i + ",\"image_id\":" + i + ",\"category_id\":1,")
                        .append("\"bbox\":[4,4,10,10],\"area\":100,\"iscrowd\":0}");
            }
            zip.putNextEntry(new ZipEntry("annotations/instances.json"));
            zip.write(
                    ("{\"images\":["
                                    + images
                                    + "],\"annotations\":["
                                    + boxes
                                    + "],\"categories\":[{\"id\":1,\"name\":\"thing\"}]}")
                            .getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private JsonNode post(String path, String body, int status) {
        HttpResponse<String> answer = server.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return ServerProcess.json(answer.body());
    }
}

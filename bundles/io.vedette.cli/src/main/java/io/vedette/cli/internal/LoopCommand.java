package io.vedette.cli.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vedette.service.cli.Arguments;
import io.vedette.service.cli.Cli;
import io.vedette.service.cli.Command;
import io.vedette.service.cli.Console;
import io.vedette.service.loop.LoopRequest;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code ./vedette loop}: has a server walk the circle, and prints what it gained. The script
 * starts that server in a folder of its own and names it by {@code VEDETTE_SERVER} and {@code
 * VEDETTE_TOKEN}. Before it does so it asks, with {@code VEDETTE_CHECK} set, whether the arguments
 * are any good.
 */
@Component
@Cli(
        command = "loop",
        summary = "walks the whole circle alone on simulated scenes",
        usage = LoopCommand.USAGE)
public final class LoopCommand implements Command {
    static final String USAGE =
            "loop [--seed N] [--place P] [--cameras N] [--hours H] [--json] [--out DIR]";
    private static final long PAUSE_MILLIS = 500;

    /** Simulated time begins here, so that the same seed gives the same days. */
    private static final Instant BEGIN = Instant.parse("2030-01-01T06:00:00Z");

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<String, String> environment;

    /** For the environment of this process. */
    @Activate
    public LoopCommand() {
        this(System.getenv());
    }

    LoopCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public int run(List<String> args, Console console) {
        try {
            Arguments asked = Arguments.parse(USAGE, 0, args, console);
            LoopRequest request = request(asked);
            if (environment.containsKey("VEDETTE_CHECK")) {
                return OK;
            }
            String server = environment.get("VEDETTE_SERVER");
            String token = environment.get("VEDETTE_TOKEN");
            if (server == null || token == null) {
                throw new InvalidRequestException(
                        "no server: call it as ./vedette loop, which starts one");
            }
            return walk(new RestClient(server, token), request, asked, console);
        } catch (ServiceException e) {
            console.err().println("loop: " + e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            console.err().println("loop: the server does not answer: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static LoopRequest request(Arguments asked) {
        if (asked.has("--out")
                && Files.exists(asked.path("--out"))
                && !Files.isDirectory(asked.path("--out"))) {
            throw asked.wrong("--out takes a folder, and " + asked.path("--out") + " is a file");
        }
        LoopRequest usual =
                LoopRequest.of(
                        whole(asked, "--seed", Long.MAX_VALUE).orElse(1L),
                        whole(asked, "--place", Integer.MAX_VALUE).orElse(1L).intValue());
        double hours = asked.number("--hours").orElse(usual.hours());
        long cameras = whole(asked, "--cameras", Integer.MAX_VALUE).orElse((long) usual.cameras());
        try {
            return new LoopRequest(
                    usual.seed(),
                    usual.place(),
                    (int) cameras,
                    hours,
                    2 * hours,
                    usual.samples(),
                    usual.trials(),
                    usual.vendorShare(),
                    usual.labels(),
                    usual.elsewhere(),
                    Optional.of(BEGIN));
        } catch (IllegalArgumentException e) {
            throw asked.wrong(e.getMessage());
        }
    }

    private static Optional<Long> whole(Arguments asked, String name, long most) {
        Optional<Double> number = asked.number(name);
        if (number.filter(n -> n != Math.rint(n) || Math.abs(n) > most).isPresent()) {
            throw asked.wrong(name + " takes a whole number, not " + asked.needed(name));
        }
        return number.map(Double::longValue);
    }

    private static ObjectNode draft(LoopRequest request) {
        return JSON.createObjectNode()
                .put("seed", request.seed())
                .put("place", request.place())
                .put("cameras", request.cameras())
                .put("hours", request.hours())
                .put("heldOutHours", request.heldOutHours())
                .put("begin", BEGIN.toString());
    }

    private static int walk(RestClient rest, LoopRequest request, Arguments asked, Console console)
            throws IOException, InterruptedException {
        String id = rest.post("/loops", draft(request)).get("id").asText();
        String said = "";
        while (true) {
            JsonNode loop = rest.get("/loops/" + id);
            String now = progress(rest, loop);
            if (!now.equals(said)) {
                console.err().println(now);
                said = now;
            }
            switch (loop.get("state").asText()) {
                case "done" -> {
                    finish(rest, id, loop.get("report"), asked, console);
                    return OK;
                }
                case "failed", "cancelled" -> {
                    console.err().println("loop: " + loop.get("message").asText());
                    return FAILED;
                }
                default -> Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static String progress(RestClient rest, JsonNode loop)
            throws IOException, InterruptedException {
        String operation = loop.path("operation").asText();
        return operation.isEmpty()
                ? loop.get("message").asText()
                : rest.get("/operations/" + operation).path("message").asText();
    }

    private static void finish(
            RestClient rest, String id, JsonNode report, Arguments asked, Console console)
            throws IOException, InterruptedException {
        if (asked.has("--out")) {
            Path out = asked.path("--out");
            for (JsonNode file : rest.get("/loops/" + id + "/files").get("items")) {
                Path target = out.resolve(file.asText()).normalize();
                if (!target.startsWith(out)) {
                    throw new IOException("the server names a file outside: " + file.asText());
                }
                Files.createDirectories(target.getParent());
                rest.download("/loops/" + id + "/files/" + file.asText(), target);
            }
            Files.writeString(out.resolve("report.json"), JSON.writeValueAsString(report));
        }
        if (asked.has("--json")) {
            console.out().println(JSON.writeValueAsString(report));
        } else {
            LoopWords.of(report).forEach(console.out()::println);
        }
    }
}

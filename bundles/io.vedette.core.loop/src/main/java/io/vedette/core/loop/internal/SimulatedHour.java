package io.vedette.core.loop.internal;

import io.vedette.service.alert.Alert;
import io.vedette.service.camera.Camera;
import io.vedette.service.camera.Cameras;
import io.vedette.service.operation.Operations;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.rollout.Rollouts;
import io.vedette.service.watch.RuleSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plays the next stretch of simulated time for people who do not want to wait for it. */
@Component(service = SimulatedHour.class)
public class SimulatedHour {
    private final Cameras cameras;
    private final Rollouts rollouts;
    private final Player player;
    private final Operations operations;
    private final ScriptedOperator operator;

    /** With what plays and answers. */
    @Activate
    public SimulatedHour(
            @Reference Cameras cameras,
            @Reference Rollouts rollouts,
            @Reference Player player,
            @Reference Operations operations,
            @Reference ScriptedOperator operator) {
        this.cameras = cameras;
        this.rollouts = rollouts;
        this.player = player;
        this.operations = operations;
        this.operator = operator;
    }

    String play(String group, Duration length, boolean answered, String by) {
        Map<String, Camera> scenes =
                cameras.cameras().stream()
                        .filter(camera -> camera.group().equals(group))
                        .filter(camera -> camera.source().startsWith("scene:"))
                        .collect(Collectors.toMap(Camera::id, Function.identity()));
        if (scenes.isEmpty()) {
            throw new InvalidRequestException(
                    "no camera of group '"
                            + group
                            + "' is a scene; only simulated time can be"
                            + " played ahead");
        }
        if (length.toSeconds() < 1 || length.toHours() > 24) {
            throw new InvalidRequestException("between a second and a day can be played at once");
        }
        return operations
                .start(
                        "simulated-hour",
                        group,
                        by,
                        control -> {
                            List<Slice> slices = slices(group, scenes, length);
                            AtomicInteger done = new AtomicInteger();
                            player.live(
                                    slices,
                                    rules(scenes),
                                    slice -> place(scenes.get(slice.camera())),
                                    scenes.values().iterator().next().clip(),
                                    slice ->
                                            control.progress(
                                                    (double) done.incrementAndGet() / slices.size(),
                                                    done.get()
                                                            + " of "
                                                            + slices.size()
                                                            + " stretches played"),
                                    control::cancelled);
                            int answers = answered ? operator.answer(group, slices) : 0;
                            return Map.of(
                                    "answers", Integer.toString(answers),
                                    "stretches", Integer.toString(slices.size()),
                                    "seconds", Long.toString(length.toSeconds()));
                        })
                .id();
    }

    private List<Slice> slices(String group, Map<String, Camera> scenes, Duration length) {
        Instant begin = rollouts.horizon(group);
        List<Slice> slices = new ArrayList<>();
        double all = length.toMillis() / 1000.0;
        for (double at = 0; at < all - 1e-6; at += Plan.COLLECTED) {
            double seconds = Math.min(Plan.COLLECTED, all - at);
            Instant epoch = begin.plusMillis(Math.round(at * 1000));
            for (Camera camera : scenes.values()) {
                slices.add(
                        new Slice(
                                camera.id(),
                                camera.id() + "-" + epoch.toEpochMilli(),
                                day(camera.source(), epoch, seconds),
                                epoch,
                                seconds,
                                at));
            }
        }
        return slices;
    }

    /** The same place on a day that only the time decides. */
    private static URI day(String source, Instant epoch, double seconds) {
        String query = source.substring(source.indexOf('?') + 1);
        StringBuilder kept = new StringBuilder();
        for (String part : query.split("&")) {
            if (!part.startsWith("seed=") && !part.startsWith("seconds=")) {
                kept.append(part).append('&');
            }
        }
        long seed = (epoch.getEpochSecond() * 0x9E3779B97F4A7C15L >>> 33) & 0x7FFF_FFFFL;
        return URI.create(
                String.format(
                        Locale.ROOT,
                        "%s?%sseed=%d&seconds=%d",
                        source.contains("?") ? source.substring(0, source.indexOf('?')) : source,
                        kept,
                        seed,
                        Math.round(seconds)));
    }

    private static List<RuleSpec> rules(Map<String, Camera> scenes) {
        return scenes.values().stream()
                .flatMap(
                        camera ->
                                camera.rules().stream()
                                        .map(
                                                rule ->
                                                        new RuleSpec(
                                                                rule.id() + "@" + camera.id(),
                                                                rule.type(),
                                                                rule.points(),
                                                                rule.params())))
                .toList();
    }

    private static Alert.Place place(Camera camera) {
        return new Alert.Place(camera.id(), camera.name(), camera.group(), camera.site());
    }
}

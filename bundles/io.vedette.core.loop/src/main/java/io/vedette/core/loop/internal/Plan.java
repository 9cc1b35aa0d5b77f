package io.vedette.core.loop.internal;

import io.vedette.service.loop.LoopRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which days are played where and when: everything follows from the request, so that a step that is
 * done again does the same. A phase is cut into stretches of different days; no day comes twice.
 */
final class Plan {
    /** Seconds of one day that are played: many short days show more weather than one long one. */
    private static final double STRETCH = 600;

    /** Places that no loop's cameras stand at are this far off. */
    private static final int ELSEWHERE = 1000;

    private final String loop;
    private final LoopRequest request;
    private final Instant begin;

    Plan(String loop, LoopRequest request, Instant begin) {
        this.loop = loop;
        this.request = request;
        this.begin = begin;
    }

    /** What a phase is for; its number keeps days apart. */
    enum Phase {
        COLLECT,
        SHADOW,
        CANARY,
        HELD_OUT,
        ELSEWHERE
    }

    String group() {
        return "loop-" + request.place() + "x" + request.cameras();
    }

    List<String> cameras() {
        return IntStream.range(0, request.cameras()).mapToObj(this::camera).toList();
    }

    private String camera(int k) {
        return "scene-" + place(k);
    }

    private int place(int k) {
        return request.place() + k;
    }

    /** The address a camera is configured with: the first day of its place. */
    URI home(String camera) {
        int k = cameras().indexOf(camera);
        return uri(place(k), day(Phase.COLLECT, k, 0), STRETCH);
    }

    /** All stretches of a phase, by time, then camera. */
    List<Slice> slices(Phase phase) {
        double seconds = seconds(phase);
        double stretch = phase == Phase.COLLECT ? collected() : STRETCH;
        List<Slice> slices = new ArrayList<>();
        int number = 0;
        for (double at = 0; at < seconds - 1e-6; at += stretch, number++) {
            double length = Math.min(stretch, seconds - at);
            for (int k = 0; k < request.cameras(); k++) {
                String camera = phase == Phase.ELSEWHERE ? "elsewhere-" + place(k) : camera(k);
                int place = phase == Phase.ELSEWHERE ? place(k) + ELSEWHERE : place(k);
                slices.add(
                        new Slice(
                                camera,
                                String.format(
                                        Locale.ROOT,
                                        "%s-%s-%s-%02d",
                                        loop,
                                        phase.name().toLowerCase(Locale.ROOT),
                                        camera,
                                        number),
                                uri(place, day(phase, k, number), length),
                                start(phase).plus(millis(at)),
                                length,
                                at));
            }
        }
        return slices;
    }

    /** A split needs recordings to choose from, however short the collection. */
    private double collected() {
        return Math.max(60, Math.min(STRETCH, seconds(Phase.COLLECT) / 6));
    }

    /** An hour of shadow and canary together, as long as the collection. */
    private double seconds(Phase phase) {
        return switch (phase) {
            case COLLECT -> request.hours() * 3600;
            case SHADOW, CANARY -> request.hours() * 1800;
            case HELD_OUT -> request.heldOutHours() * 3600;
            case ELSEWHERE -> Math.min(request.heldOutHours(), 0.5) * 3600;
        };
    }

    private Instant start(Phase phase) {
        Instant start = begin;
        for (Phase before : Phase.values()) {
            if (before == phase) {
                return start;
            }
            start = start.plus(millis(seconds(before)));
        }
        return start;
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** A number for a day, well mixed, so that neighbouring seeds share none. */
    private long day(Phase phase, int camera, int number) {
        long mixed = request.seed() * 0x9E3779B97F4A7C15L;
        mixed ^= (phase.ordinal() + 1L) * 0xBF58476D1CE4E5B9L;
        mixed ^= (camera + 1L) * 0x94D049BB133111EBL;
        mixed ^= (number + 1L) * 0xD6E8FEB86659FD93L;
        mixed ^= mixed >>> 32;
        mixed *= 0xD6E8FEB86659FD93L;
        mixed ^= mixed >>> 32;
        return mixed & 0x7FFF_FFFFL;
    }

    private static URI uri(int place, long day, double seconds) {
        return URI.create(
                String.format(
                        Locale.ROOT,
                        "scene:street?place=%d&seed=%d&seconds=%d",
                        place,
                        day,
                        Math.round(seconds)));
    }
}

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

    /**
     * The same for what is learned from: a recording stays whole in a split, so many are wanted.
     */
    static final double COLLECTED = 300;

    /** So often a stage of a roll-out is played at most; the calendar has room for it. */
    static final int ROUNDS = 4;

    /** Places that no loop's cameras stand at are this far off. */
    private static final int ELSEWHERE = 1000;

    private final String mark;
    private final LoopRequest request;
    private final Instant begin;

    /**
     * @param mark what the names of this loop's group, cameras and runs end with
     */
    Plan(String mark, LoopRequest request, Instant begin) {
        this.mark = mark;
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
        return "loop-" + request.place() + "x" + request.cameras() + mark;
    }

    List<String> cameras() {
        return IntStream.range(0, request.cameras()).mapToObj(this::camera).toList();
    }

    private String camera(int k) {
        return "scene-" + place(k) + mark;
    }

    private int place(int k) {
        return request.place() + k;
    }

    /** The address a camera is configured with: the first day of its place. */
    URI home(String camera) {
        int k = cameras().indexOf(camera);
        return uri(place(k), day(Phase.COLLECT, k, 0), STRETCH);
    }

    /** All stretches of a phase as it is planned, by time, then camera. */
    List<Slice> slices(Phase phase) {
        return slices(phase, 0);
    }

    /**
     * The stretches of a further round of a phase: as long as the planned one, after it, on other
     * days.
     *
     * @param round 0 for the planned one, below {@link #ROUNDS}
     */
    List<Slice> slices(Phase phase, int round) {
        double seconds = seconds(phase);
        double begun = round * seconds;
        double stretch = phase == Phase.COLLECT ? collected() : STRETCH;
        List<Slice> slices = new ArrayList<>();
        int number = round * (int) Math.ceil(seconds / stretch - 1e-6);
        for (double at = begun; at < begun + seconds - 1e-6; at += stretch, number++) {
            double length = Math.min(stretch, begun + seconds - at);
            for (int k = 0; k < request.cameras(); k++) {
                String camera =
                        phase == Phase.ELSEWHERE ? "elsewhere-" + place(k) + mark : camera(k);
                int place = phase == Phase.ELSEWHERE ? place(k) + ELSEWHERE : place(k);
                slices.add(
                        new Slice(
                                camera,
                                String.format(
                                        Locale.ROOT,
                                        "%s-%s-%s-%02d",
                                        group(),
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
        return Math.max(60, Math.min(COLLECTED, seconds(Phase.COLLECT) / 6));
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
            boolean mayGoOn = before == Phase.SHADOW || before == Phase.CANARY;
            start = start.plus(millis(seconds(before) * (mayGoOn ? ROUNDS : 1)));
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

package io.vedette.core.loop.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vedette.service.loop.Loop;
import io.vedette.service.loop.LoopRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a loop is, as its row keeps it.
 *
 * @param mark what its group's and cameras' names end with, so that no two loops share any; empty
 *     for the first of a server
 * @param begin calendar time of the first hour
 * @param steps taken, the running one last
 * @param finished how many of the steps are over
 * @param facts of the steps
 */
record Progress(
        String mark, long begin, List<Loop.Step> steps, int finished, Map<String, String> facts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row of an earlier release has no mark. */
    Progress {
        mark = mark == null ? "" : mark;
    }

    Progress taking(List<Loop.Step> taken, int over, Map<String, String> left) {
        return new Progress(mark, begin, taken, over, left);
    }

    private record Asked(
            long seed,
            int place,
            int cameras,
            double hours,
            double heldOutHours,
            int samples,
            int trials,
            double vendorShare,
            LoopRequest.Labels labels,
            boolean elsewhere,
            Long begin) {}

    static String write(Progress progress) {
        return text(progress);
    }

    static Progress read(String json) {
        return value(json, Progress.class);
    }

    static String write(LoopRequest r) {
        return text(
                new Asked(
                        r.seed(),
                        r.place(),
                        r.cameras(),
                        r.hours(),
                        r.heldOutHours(),
                        r.samples(),
                        r.trials(),
                        r.vendorShare(),
                        r.labels(),
                        r.elsewhere(),
                        r.begin().map(Instant::toEpochMilli).orElse(null)));
    }

    static LoopRequest request(String json) {
        Asked a = value(json, Asked.class);
        return new LoopRequest(
                a.seed(),
                a.place(),
                a.cameras(),
                a.hours(),
                a.heldOutHours(),
                a.samples(),
                a.trials(),
                a.vendorShare(),
                a.labels(),
                a.elsewhere(),
                Optional.ofNullable(a.begin()).map(Instant::ofEpochMilli));
    }

    private static String text(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a document: " + document.getClass(), e);
        }
    }

    private static <T> T value(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored loop cannot be read", e);
        }
    }
}

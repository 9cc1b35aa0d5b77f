package io.vedette.core.alert.internal.camera;

import io.vedette.service.camera.CameraStatus;
import io.vedette.service.metrics.Reading;
import io.vedette.service.watch.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Numbers of cameras for monitoring. */
final class CameraReadings {

    private CameraReadings() {}

    static List<Reading> of(List<CameraStatus> all) {
        List<Reading> readings = new ArrayList<>();
        for (CameraStatus status : all) {
            Map<String, String> labels = Map.of("camera", status.camera());
            readings.add(
                    Reading.gauge(
                            "vedette_camera_live",
                            "1 while frames come",
                            labels,
                            status.state() == CameraStatus.State.LIVE ? 1 : 0));
            status.running().ifPresent(run -> add(readings, labels, run));
            status.beside().forEach(chain -> add(readings, status.camera(), chain));
        }
        return readings;
    }

    private static void add(List<Reading> to, String camera, CameraStatus.Beside chain) {
        Map<String, String> labels = Map.of("camera", camera, "variant", chain.variant());
        to.add(
                Reading.counter(
                        "vedette_beside_analysed_frames_total",
                        "Frames a detector that is rolled out looked at beside the one in charge",
                        labels,
                        chain.analysed()));
        to.add(
                Reading.counter(
                        "vedette_beside_dropped_frames_total",
                        "Frames it did not get to",
                        labels,
                        chain.dropped()));
        to.add(
                Reading.counter(
                        "vedette_beside_alerts_total",
                        "Alerts it would have raised",
                        labels,
                        chain.alerts()));
    }

    private static void add(List<Reading> to, Map<String, String> labels, RunStatus run) {
        to.add(
                Reading.counter(
                        "vedette_camera_frames_total",
                        "Frames decoded in this run",
                        labels,
                        run.received()));
        to.add(
                Reading.counter(
                        "vedette_camera_analysed_frames_total",
                        "Frames a detector looked at in this run",
                        labels,
                        run.analysed()));
        to.add(
                Reading.counter(
                        "vedette_camera_dropped_frames_total",
                        "Frames lost in this run",
                        labels,
                        run.dropped().values().stream().mapToLong(n -> n).sum()));
        to.add(
                Reading.gauge(
                        "vedette_camera_lag_seconds",
                        "From a frame's decoding to its last callback",
                        labels,
                        run.lagMillis() / 1000));
    }
}

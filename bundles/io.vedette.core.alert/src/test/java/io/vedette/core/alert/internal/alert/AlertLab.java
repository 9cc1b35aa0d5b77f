package io.vedette.core.alert.internal.alert;

import io.vedette.core.alert.internal.event.HappeningHub;
import io.vedette.core.alert.internal.gate.Gates;
import io.vedette.service.testing.MemoryBlobs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The real intake of alerts on stores in memory. */
public final class AlertLab implements AutoCloseable {

    public final MemoryAlertStore store = new MemoryAlertStore();
    public final HappeningHub hub = new HappeningHub();
    public final Gates gates = new Gates();
    public final Recorder recorder;
    private final AlertWriter writer;

    public AlertLab(Path data) throws IOException {
        writer = new AlertWriter(data.resolve("journal"), Duration.ofMillis(50));
        writer.store(store);
        Pictures pictures = new Pictures();
        pictures.blobs(new MemoryBlobs());
        recorder =
                new Recorder(
                        gates,
                        writer,
                        new AlertTeller(hub),
                        pictures,
                        alert -> List.of(),
                        (camera, rule) -> false,
                        data.resolve("tmp"));
        recorder.pixels(new TextPixels());
    }

    @Override
    public void close() {
        writer.stop();
    }
}

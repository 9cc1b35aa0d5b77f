package io.vedette.core.alert.internal;

import io.vedette.service.watch.BestCrop;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.spi.Box;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of a camera, as a pipeline would report them. */
public final class Scene {

    public static final Instant EPOCH = Instant.parse("2026-05-01T12:00:00Z");
    public static final Size SIZE = new Size(640, 360);

    private final String camera;
    private int events;

    public Scene(String camera) {
        this.camera = camera;
    }

    /** An event of a rule and a track, whose box stands in the middle. */
    public EventChange.Opened opens(String rule, double at, long track) {
        return opens(rule, at, track, new Box(300, 160, 40, 80), Optional.empty());
    }

    public EventChange.Opened opens(
            String rule, double at, long track, Box box, Optional<Frame> frame) {
        Event event =
                new Event(
                        camera + "-1/" + ++events,
                        camera,
                        rule,
                        "intrusion",
                        "RuleEngine/FieldDetector/ObjectsInside",
                        moment(at - 0.5),
                        moment(at),
                        Optional.empty(),
                        List.of(track),
                        "",
                        Math.round(at * 10) + 1,
                        box,
                        SIZE,
                        Map.of("inside", 0.5),
                        Map.of("tracker", "bytetrack 0.1.0"),
                        "cafe");
        BestCrop best =
                new BestCrop(track, event.frame(), event.at(), box, 0.9, crop((byte) track));
        return new EventChange.Opened(event, event.at(), List.of(best), frame);
    }

    public EventChange.Grew grows(EventChange.Opened opened, double at, long... more) {
        return new EventChange.Grew(
                opened.event()
                        .grown(
                                java.util.stream.LongStream.concat(
                                                opened.event().tracks().stream().mapToLong(l -> l),
                                                java.util.stream.LongStream.of(more))
                                        .boxed()
                                        .toList(),
                                opened.event().evidence()),
                moment(at));
    }

    public EventChange.Ended ends(EventChange.Opened opened, double at) {
        return new EventChange.Ended(opened.event().over(moment(at)), moment(at), "over");
    }

    public static Moment moment(double seconds) {
        return Moment.of(EPOCH, seconds);
    }

    public static Crop crop(byte value) {
        byte[] bgr = new byte[BestCrop.SIDE * BestCrop.SIDE * 3];
        java.util.Arrays.fill(bgr, value);
        return new Crop(BestCrop.SIDE, BestCrop.SIDE, bgr);
    }
}

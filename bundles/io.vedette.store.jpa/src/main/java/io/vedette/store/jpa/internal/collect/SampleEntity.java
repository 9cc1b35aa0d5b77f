package io.vedette.store.jpa.internal.collect;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.collect.Fingerprint;
import io.vedette.service.collect.Known;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.service.collect.Sample;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A sample's row. */
@Entity
@Table(name = "sample")
public class SampleEntity {
    @Id private String id;
    private String origin;
    private String site;
    private String camera;

    @Column(name = "camera_group")
    private String cameraGroup;

    private String recording;

    @Column(name = "for_evaluation")
    private boolean reserved;

    private String name;

    @Column(name = "taken_at")
    private long takenAt;

    @Column(name = "stream_seconds")
    private double streamSeconds;

    private String picture;
    private int width;
    private int height;
    private String crop;
    private String fingerprint;
    private Long track;

    @Column(name = "box_x")
    private Double boxX;

    @Column(name = "box_y")
    private Double boxY;

    @Column(name = "box_width")
    private Double boxWidth;

    @Column(name = "box_height")
    private Double boxHeight;

    private String label;
    private Double score;
    @Lob private String probabilities;

    @Column(name = "model_version")
    private String modelVersion;

    private String pipeline;
    private String alert;
    private String verdict;

    @Column(name = "verdict_reason")
    private String verdictReason;

    private boolean labeled;

    @Column(name = "blob_bytes")
    private long bytes;

    protected SampleEntity() {}

    SampleEntity(Sample row, long bytes) {
        this.bytes = bytes;
        id = row.id();
        origin = row.origin().id();
        site = row.place().site();
        camera = row.place().camera();
        cameraGroup = row.place().cameraGroup();
        recording = row.place().recording();
        reserved = row.place().reserved();
        name = row.name();
        takenAt = row.takenAt().toEpochMilli();
        streamSeconds = row.streamSeconds();
        picture = row.picture();
        width = row.size().width();
        height = row.size().height();
        crop = row.crop().orElse(null);
        fingerprint = row.fingerprint().text();
        track = row.known().track().orElse(null);
        row.known()
                .box()
                .ifPresent(
                        box -> {
                            boxX = box.x();
                            boxY = box.y();
                            boxWidth = box.width();
                            boxHeight = box.height();
                        });
        label = row.known().label();
        score = row.known().score().orElse(null);
        probabilities = Json.write(row.known().probabilities());
        modelVersion = row.known().modelVersion().orElse(null);
        pipeline = row.known().pipeline().orElse(null);
        alert = row.known().alert().orElse(null);
        verdict = row.verdict().orElse(null);
        verdictReason = row.verdictReason();
        labeled = row.labeled();
    }

    String id() {
        return id;
    }

    long takenAt() {
        return takenAt;
    }

    long bytes() {
        return bytes;
    }

    /** The sample. */
    public Sample row() {
        return new Sample(
                id,
                Origin.of(origin),
                new Place(site, camera, cameraGroup, recording, reserved),
                name,
                Instant.ofEpochMilli(takenAt),
                streamSeconds,
                picture,
                new Size(width, height),
                Optional.ofNullable(crop),
                Fingerprint.parse(fingerprint),
                new Known(
                        Optional.ofNullable(track),
                        Optional.ofNullable(boxX).map(x -> new Box(x, boxY, boxWidth, boxHeight)),
                        label,
                        Optional.ofNullable(score),
                        Json.read(probabilities, new TypeReference<Map<String, Double>>() {}),
                        Optional.ofNullable(modelVersion),
                        Optional.ofNullable(pipeline),
                        Optional.ofNullable(alert)),
                Optional.ofNullable(verdict),
                verdictReason,
                labeled);
    }
}

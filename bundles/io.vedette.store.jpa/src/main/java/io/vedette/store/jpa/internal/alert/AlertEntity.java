package io.vedette.store.jpa.internal.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.service.store.alert.AlertChange;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.rule.Ruling;
import io.vedette.store.jpa.internal.db.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** An alert's row. */
@Entity
@Table(name = "alert")
public class AlertEntity {

    private static final TypeReference<List<Long>> TRACKS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> EVIDENCE = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> VERSIONS = new TypeReference<>() {};

    @Id private String id;
    private String camera;

    @Column(name = "camera_name")
    private String cameraName;

    @Column(name = "camera_group")
    private String group;

    private String site;

    @Column(name = "rule_id")
    private String rule;

    @Column(name = "rule_type")
    private String type;

    private String topic;

    @Column(name = "event_id")
    private String event;

    private String incident;
    private String variant;

    @Column(name = "in_charge")
    private boolean inCharge;

    private String state;

    @Column(name = "ruling_accepted")
    private Boolean rulingAccepted;

    @Column(name = "ruling_score")
    private Double rulingScore;

    @Column(name = "ruling_why")
    private String rulingWhy;

    private boolean review;

    @Column(name = "begin_seconds")
    private double begun;

    @Column(name = "at_seconds")
    private double fired;

    @Column(name = "end_seconds")
    private Double ended;

    @Column(name = "fired_at")
    private long firedAt;

    @Lob private String tracks;
    private String direction;

    @Column(name = "box_x")
    private double boxX;

    @Column(name = "box_y")
    private double boxY;

    @Column(name = "box_width")
    private double boxWidth;

    @Column(name = "box_height")
    private double boxHeight;

    @Column(name = "picture_width")
    private int pictureWidth;

    @Column(name = "picture_height")
    private int pictureHeight;

    private int joined;
    @Lob private String evidence;

    @Column(name = "run_name")
    private String run;

    @Column(name = "frame_number")
    private long frame;

    private String pipeline;
    @Lob private String versions;
    private String snapshot;
    private String clip;

    @Column(name = "verdict_revision")
    private int verdictRevision;

    private String answer;
    private String reason;
    private String note;

    @Column(name = "answered_by")
    private String answeredBy;

    @Column(name = "answered_at")
    private long answeredAt;

    @Version private long revision;

    protected AlertEntity() {}

    AlertEntity(Alert alert) {
        id = alert.id();
        camera = alert.place().camera();
        cameraName = alert.place().cameraName();
        group = alert.place().group();
        site = alert.place().site();
        rule = alert.rule();
        type = alert.type();
        topic = alert.topic();
        event = alert.event();
        incident = alert.incident();
        variant = alert.variant();
        inCharge = alert.inCharge();
        state = alert.state().name();
        alert.ruling()
                .ifPresent(
                        r -> {
                            rulingAccepted = r.accepted();
                            rulingScore = r.score();
                            rulingWhy = Json.cut(r.why(), 1000);
                        });
        review = alert.review();
        begun = alert.time().begin();
        fired = alert.time().at();
        ended = alert.time().end().orElse(null);
        firedAt = alert.time().instant().toEpochMilli();
        tracks = Json.write(alert.tracks());
        direction = alert.direction();
        boxX = alert.box().x();
        boxY = alert.box().y();
        boxWidth = alert.box().width();
        boxHeight = alert.box().height();
        pictureWidth = alert.size().width();
        pictureHeight = alert.size().height();
        joined = alert.joined();
        evidence = Json.write(alert.evidence());
        run = alert.origin().run();
        frame = alert.origin().frame();
        pipeline = alert.origin().pipeline();
        versions = Json.write(alert.origin().versions());
        snapshot = alert.snapshot().map(BlobId::sha256).orElse(null);
        clip = alert.clip().map(BlobId::sha256).orElse(null);
        note = "";
        answeredBy = "";
    }

    void grow(AlertChange.Grew grew) {
        // An older step that is written again changes nothing. Events join an ended alert too.
        if (grew.joined() < joined) {
            return;
        }
        joined = grew.joined();
        if (ended == null) {
            tracks = Json.write(grew.tracks());
            evidence = Json.write(grew.evidence());
        }
    }

    void end(AlertChange.Ended last) {
        if (ended == null) {
            end(last.end());
            evidence = Json.write(last.evidence());
        }
    }

    void end(double seconds) {
        ended = seconds;
        if (state.equals(Alert.State.OPEN.name())) {
            state = Alert.State.ENDED.name();
        }
    }

    double fired() {
        return fired;
    }

    void review() {
        review = true;
    }

    void picture(AlertChange.Pictured pictured) {
        snapshot = pictured.snapshot().map(BlobId::sha256).orElse(snapshot);
        clip = pictured.clip().map(BlobId::sha256).orElse(clip);
    }

    Optional<BlobId> forgetClip() {
        Optional<BlobId> before = Optional.ofNullable(clip).map(BlobId::new);
        clip = null;
        return before;
    }

    Verdict answer(Verdict verdict) {
        verdictRevision++;
        answer = verdict.answer().map(Verdict.Answer::id).orElse(null);
        reason = verdict.reason().map(Verdict.Reason::id).orElse(null);
        note = Json.cut(verdict.note(), 2000);
        answeredBy = verdict.by();
        answeredAt = verdict.when().toEpochMilli();
        return verdict().orElseThrow();
    }

    private Optional<Verdict> verdict() {
        return verdictRevision == 0
                ? Optional.empty()
                : Optional.of(
                        new Verdict(
                                verdictRevision,
                                Optional.ofNullable(answer).map(Verdict.Answer::of),
                                Optional.ofNullable(reason).map(Verdict.Reason::of),
                                note,
                                answeredBy,
                                Instant.ofEpochMilli(answeredAt)));
    }

    Alert row() {
        return new Alert(
                id,
                new Alert.Place(camera, cameraName, group, site),
                rule,
                type,
                topic,
                event,
                incident,
                variant,
                inCharge,
                Alert.State.valueOf(state),
                Optional.ofNullable(rulingAccepted)
                        .map(accepted -> new Ruling(accepted, rulingScore, rulingWhy)),
                review,
                new Alert.Time(
                        begun, fired, Optional.ofNullable(ended), Instant.ofEpochMilli(firedAt)),
                Json.read(tracks, TRACKS),
                direction,
                new Box(boxX, boxY, boxWidth, boxHeight),
                new Size(pictureWidth, pictureHeight),
                joined,
                Json.read(evidence, EVIDENCE),
                new Alert.Origin(run, frame, pipeline, Json.read(versions, VERSIONS)),
                Optional.ofNullable(snapshot).map(BlobId::new),
                Optional.ofNullable(clip).map(BlobId::new),
                verdict(),
                revision);
    }
}

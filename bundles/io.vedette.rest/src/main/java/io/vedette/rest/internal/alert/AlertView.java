package io.vedette.rest.internal.alert;

import io.vedette.rest.internal.Shapes;
import io.vedette.service.alert.Acknowledgement;
import io.vedette.service.alert.Alert;
import io.vedette.service.alert.Verdict;
import io.vedette.service.blob.BlobId;
import io.vedette.spi.rule.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as REST shows it.
 *
 * @param id of the alert
 * @param camera id
 * @param cameraName for people
 * @param group camera group
 * @param site where the camera stands
 * @param rule id of the camera's rule
 * @param type of the rule
 * @param topic ONVIF topic
 * @param event id of the event behind it
 * @param incident alerts that belong together share it
 * @param variant of the verifier
 * @param inCharge whether people are shown this variant's alerts
 * @param state {@code open}, {@code ended} or {@code suppressed}
 * @param ruling what the verifier said
 * @param review whether people are shown it although it is suppressed
 * @param firedAt when the rule fired, on the calendar
 * @param begin first evidence, stream seconds
 * @param at when the rule fired, stream seconds
 * @param end last evidence, stream seconds
 * @param tracks ids, the triggering one first
 * @param direction as the rule says it
 * @param box of the triggering track, pixels
 * @param width of the picture
 * @param height of the picture
 * @param joined further events folded into it
 * @param evidence by name
 * @param run name of the pipeline's run
 * @param frame number
 * @param pipeline hash of the pipeline
 * @param versions of plugins and models
 * @param snapshot path of the picture
 * @param clip path of the film
 * @param snapshotSha256 blob of the picture
 * @param clipSha256 blob of the film
 * @param verdict the one that counts
 * @param suppressedBy {@code verifier} or {@code snooze}
 * @param acknowledged who is on it
 * @param revision of the alert
 */
public record AlertView(
        String id,
        String camera,
        String cameraName,
        String group,
        String site,
        String rule,
        String type,
        String topic,
        String event,
        String incident,
        String variant,
        boolean inCharge,
        String state,
        Optional<Ruling> ruling,
        boolean review,
        Instant firedAt,
        double begin,
        double at,
        Optional<Double> end,
        List<Long> tracks,
        String direction,
        List<Double> box,
        int width,
        int height,
        int joined,
        Map<String, Object> evidence,
        String run,
        long frame,
        String pipeline,
        Map<String, String> versions,
        Optional<String> snapshot,
        Optional<String> clip,
        Optional<String> snapshotSha256,
        Optional<String> clipSha256,
        Optional<VerdictView> verdict,
        Optional<String> suppressedBy,
        Optional<AcknowledgementView> acknowledged,
        long revision) {

    static AlertView of(Alert a, Optional<Acknowledgement> acknowledged) {
        String path = "/api/v1/alerts/" + a.id();
        return new AlertView(
                a.id(),
                a.camera(),
                a.place().cameraName(),
                a.place().group(),
                a.place().site(),
                a.rule(),
                a.type(),
                a.topic(),
                a.event(),
                a.incident(),
                a.variant(),
                a.inCharge(),
                a.state().id(),
                a.ruling(),
                a.review(),
                a.time().instant(),
                a.time().begin(),
                a.time().at(),
                a.time().end(),
                a.tracks(),
                a.direction(),
                Shapes.box(a.box()),
                a.size().width(),
                a.size().height(),
                a.joined(),
                a.evidence(),
                a.origin().run(),
                a.origin().frame(),
                a.origin().pipeline(),
                a.origin().versions(),
                a.snapshot().map(b -> path + "/snapshot.jpg"),
                a.clip().map(b -> path + "/clip.mp4"),
                a.snapshot().map(BlobId::sha256),
                a.clip().map(BlobId::sha256),
                a.verdict().map(VerdictView::of),
                a.state() == Alert.State.SUPPRESSED
                        ? Optional.of(a.snoozed() ? "snooze" : "verifier")
                        : Optional.empty(),
                acknowledged.map(AcknowledgementView::of),
                a.revision());
    }

    /**
     * Somebody is on an alert.
     *
     * @param by who
     * @param when since
     */
    public record AcknowledgementView(String by, Instant when) {
        static AcknowledgementView of(Acknowledgement a) {
            return new AcknowledgementView(a.by(), a.when());
        }
    }

    /**
     * What somebody said about an alert.
     *
     * @param revision from 1 for each alert
     * @param verdict {@code real}, {@code false}, {@code unsure}; left out where they took the last
     *     one back
     * @param reason what it was
     * @param note in their words
     * @param by who
     * @param when on the calendar
     */
    public record VerdictView(
            int revision,
            Optional<String> verdict,
            Optional<String> reason,
            String note,
            String by,
            Instant when) {
        static VerdictView of(Verdict v) {
            return new VerdictView(
                    v.revision(),
                    v.answer().map(Verdict.Answer::id),
                    v.reason().map(Verdict.Reason::id),
                    v.note(),
                    v.by(),
                    v.when());
        }
    }
}

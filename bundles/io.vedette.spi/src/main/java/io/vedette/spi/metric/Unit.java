package io.vedette.spi.metric;

import io.vedette.spi.Box;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a metric accumulates: an image, a sequence, camera time, or a cost. */
public sealed interface Unit {
    /** Unique within an evaluation; ties are broken by its order. */
    String id();

    /**
     * Truth and predictions of one image.
     *
     * @param id of the image
     * @param truth objects, in file order
     * @param predicted objects, in file order
     */
    record Image(String id, List<TruthObject> truth, List<PredictedObject> predicted)
            implements Unit {
        /** Copies the lists. */
        public Image {
            Objects.requireNonNull(id, "id");
            truth = List.copyOf(truth);
            predicted = List.copyOf(predicted);
        }
    }

    /**
     * A true object.
     *
     * @param id of the annotation
     * @param label class
     * @param box pixels
     * @param area as the data set gives it, which need not be the box's
     * @param ignore not counted (COCO {@code ignore}, VOC {@code difficult})
     * @param crowd a crowd region: may match many, ignored
     */
    record TruthObject(
            String id, String label, Box box, double area, boolean ignore, boolean crowd) {}

    /**
     * A predicted object.
     *
     * @param id of the row
     * @param label class
     * @param box pixels
     * @param score 0..1
     */
    record PredictedObject(String id, String label, Box box, double score) {}

    /**
     * Truth and predictions of one video.
     *
     * @param id of the sequence
     * @param frames by time
     */
    record Sequence(String id, List<SequenceFrame> frames) implements Unit {
        /** Copies the frames. */
        public Sequence {
            Objects.requireNonNull(id, "id");
            frames = List.copyOf(frames);
        }
    }

    /**
     * One frame of a sequence.
     *
     * @param number from 1
     * @param truth true identities
     * @param predicted predicted identities
     */
    record SequenceFrame(long number, List<Identified> truth, List<Identified> predicted) {
        /** Copies the lists. */
        public SequenceFrame {
            truth = List.copyOf(truth);
            predicted = List.copyOf(predicted);
        }
    }

    /**
     * An identity in a frame.
     *
     * @param identity stable over the sequence
     * @param box pixels
     * @param score 0..1, 1 for truth
     */
    record Identified(long identity, Box box, double score) {}

    /**
     * A stretch of one camera's time with what happened and what was alerted.
     *
     * @param id of the stretch
     * @param camera id
     * @param begin stream or calendar seconds, the same clock as the events'
     * @param observedSeconds how long the camera was watched
     * @param truth events
     * @param alerts alerts
     */
    record CameraTime(
            String id,
            String camera,
            double begin,
            double observedSeconds,
            List<TruthEvent> truth,
            List<AlertEvent> alerts)
            implements Unit {
        /** Copies the lists. */
        public CameraTime {
            Objects.requireNonNull(id, "id");
            truth = List.copyOf(truth);
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * Something that really happened.
     *
     * @param id of the event
     * @param type e.g. {@code intrusion}; empty matches every type
     * @param begin seconds
     * @param end seconds
     * @param boxes where it was, by time; empty where not known
     */
    record TruthEvent(String id, String type, double begin, double end, List<TimedBox> boxes) {
        /** Copies the boxes. */
        public TruthEvent {
            boxes = List.copyOf(boxes);
        }
    }

    /**
     * Where something was.
     *
     * @param seconds when
     * @param box pixels
     */
    record TimedBox(double seconds, Box box) {}

    /**
     * An alert.
     *
     * @param id of the alert
     * @param type e.g. {@code intrusion}
     * @param begin first evidence, seconds
     * @param at when it fired, seconds
     * @param end last evidence, seconds
     * @param score 0..1, 1 where none is known
     * @param box at {@code at}, where known
     */
    record AlertEvent(
            String id,
            String type,
            double begin,
            double at,
            double end,
            double score,
            Optional<Box> box) {}

    /**
     * What a run cost.
     *
     * @param id of the run
     * @param numbers samples by name: {@code cpuMs} per frame, {@code latencyMs} per frame, {@code
     *     rssMiB}, {@code modelMiB}, {@code framesDropped}, {@code bytes}, {@code seconds}
     */
    record Cost(String id, Map<String, double[]> numbers) implements Unit {
        /** Copies the map. */
        public Cost {
            Objects.requireNonNull(id, "id");
            numbers = Map.copyOf(numbers);
        }
    }
}

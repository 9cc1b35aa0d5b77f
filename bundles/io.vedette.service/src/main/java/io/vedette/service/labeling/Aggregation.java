package io.vedette.service.labeling;

import io.vedette.spi.Box;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Turns several people's answers into labels. Works without a server. Thread-safe. */
@ProviderType
public interface Aggregation {
    /** The methods for classes. */
    Set<String> methods();

    /**
     * Aggregates classes.
     *
     * @param method one of {@link #methods()}
     * @param answers at least one
     * @param gold known labels by task
     * @param options {@code rounds}, {@code tolerance}
     * @throws io.vedette.service.problem.InvalidRequestException for an unknown method or option
     */
    Result classes(
            String method,
            List<CrowdAnswer> answers,
            Map<String, String> gold,
            Map<String, String> options);

    /**
     * Aggregates the boxes of one picture.
     *
     * @param replicas one list for each annotator
     * @param options {@code overlap}: IoU from which boxes may be the same object, 0.5; {@code
     *     quorum}: annotators who must agree, 0 keeps all; a share below 1 is rounded up to
     *     annotators
     */
    List<ConsensusBox> boxes(List<List<VotedBox>> replicas, Map<String, String> options);

    /** One person's class for one task. */
    record CrowdAnswer(String task, String worker, String label) {}

    /**
     * What came out.
     *
     * @param labels by task
     * @param ties tasks whose best labels were equal, in order
     * @param posteriors by task, by label
     * @param workers skill by worker, 0..1
     * @param rounds taken
     * @param converged whether it stopped by itself
     */
    record Result(
            Map<String, String> labels,
            List<String> ties,
            Map<String, Map<String, Double>> posteriors,
            Map<String, Double> workers,
            int rounds,
            boolean converged) {}

    /** A box drawn by somebody whose word weighs so much. */
    record VotedBox(String label, Box box, double weight) {
        /** With weight one. */
        public static VotedBox of(String label, Box box) {
            return new VotedBox(label, box, 1);
        }
    }

    /**
     * An object agreed upon.
     *
     * @param label by vote
     * @param box vertex-wise weighted median
     * @param medoid the member that overlaps the mean best
     * @param mean vertex-wise mean
     * @param votes annotators in the cluster
     * @param score sum of the members' IoU with the medoid, divided by the number of annotators
     */
    record ConsensusBox(String label, Box box, Box medoid, Box mean, int votes, double score) {}
}

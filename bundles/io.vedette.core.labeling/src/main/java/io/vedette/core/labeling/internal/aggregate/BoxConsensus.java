package io.vedette.core.labeling.internal.aggregate;

import io.vedette.service.labeling.Aggregation.ConsensusBox;
import io.vedette.service.labeling.Aggregation.VotedBox;
import io.vedette.spi.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Merges the boxes several annotators drew on one picture. Boxes of different annotators are joined
 * from the best overlapping pair on; two groups become one only if every member of the one overlaps
 * every member of the other. The label is the group's vote, the edges are weighted medians, and
 * groups with fewer annotators than the quorum are left out.
 */
final class BoxConsensus {
    private final double overlap;

    BoxConsensus(double overlap) {
        this.overlap = overlap;
    }

    List<ConsensusBox> merge(List<List<VotedBox>> replicas, int quorum) {
        List<List<Member>> groups = new ArrayList<>();
        for (int r = 0; r < replicas.size(); r++) {
            for (VotedBox box : replicas.get(r)) {
                groups.add(new ArrayList<>(List.of(new Member(r, box))));
            }
        }
        join(groups);
        List<ConsensusBox> objects = new ArrayList<>();
        for (List<Member> group : groups) {
            if (group.size() >= quorum) {
                objects.add(object(group, replicas.size()));
            }
        }
        return objects;
    }

    /** Annotators for a quorum: a share of them is rounded up. */
    static int quorum(double wanted, int replicas) {
        return (int) (wanted < 1 ? Math.ceil(replicas * wanted) : Math.ceil(wanted));
    }

    private void join(List<List<Member>> groups) {
        while (true) {
            int left = -1;
            int right = -1;
            double best = overlap;
            for (int a = 0; a < groups.size(); a++) {
                for (int b = a + 1; b < groups.size(); b++) {
                    double worst = worst(groups.get(a), groups.get(b));
                    if (left < 0 ? worst >= best && worst > 0 : worst > best) {
                        best = worst;
                        left = a;
                        right = b;
                    }
                }
            }
            if (left < 0) {
                return;
            }
            groups.get(left).addAll(groups.remove(right));
        }
    }

    /** The least IoU between two groups, below zero where an annotator would be in both. */
    private static double worst(List<Member> a, List<Member> b) {
        double worst = 1;
        for (Member x : a) {
            for (Member y : b) {
                if (x.replica == y.replica) {
                    return -1;
                }
                worst = Math.min(worst, x.box.box().iou(y.box.box()));
            }
        }
        return worst;
    }

    private static ConsensusBox object(List<Member> group, int replicas) {
        Map<String, Double> votes = new TreeMap<>();
        group.forEach(m -> votes.merge(m.box.label(), m.box.weight(), Double::sum));
        String label =
                votes.entrySet().stream()
                        .max(
                                Map.Entry.<String, Double>comparingByValue()
                                        .thenComparing(
                                                Map.Entry.<String, Double>comparingByKey()
                                                        .reversed()))
                        .orElseThrow()
                        .getKey();
        Box mean =
                Box.ofEdges(
                        mean(group, Box::x),
                        mean(group, Box::y),
                        mean(group, Box::right),
                        mean(group, Box::bottom));
        Member medoid = group.get(0);
        for (Member candidate : group) {
            if (candidate.box.box().iou(mean) > medoid.box.box().iou(mean)) {
                medoid = candidate;
            }
        }
        double shared = 0;
        for (Member member : group) {
            shared += medoid.box.box().iou(member.box.box());
        }
        return new ConsensusBox(
                label,
                Box.ofEdges(
                        median(group, Box::x),
                        median(group, Box::y),
                        median(group, Box::right),
                        median(group, Box::bottom)),
                medoid.box.box(),
                mean,
                group.size(),
                shared / replicas);
    }

    /** The lower weighted median: at least half of the weight lies at or below it. */
    private static double median(List<Member> group, ToDoubleFunction<Box> edge) {
        List<Member> sorted = new ArrayList<>(group);
        sorted.sort(Comparator.comparingDouble(m -> edge.applyAsDouble(m.box.box())));
        double all = sorted.stream().mapToDouble(m -> m.box.weight()).sum();
        double below = 0;
        for (int i = 0; i < sorted.size(); i++) {
            below += sorted.get(i).box.weight();
            double here = edge.applyAsDouble(sorted.get(i).box.box());
            if (below > all / 2 || i == sorted.size() - 1) {
                return here;
            }
            if (below == all / 2) {
                return (here + edge.applyAsDouble(sorted.get(i + 1).box.box())) / 2;
            }
        }
        throw new IllegalStateException("an empty group has no median");
    }

    private static double mean(List<Member> group, ToDoubleFunction<Box> edge) {
        return group.stream().mapToDouble(m -> edge.applyAsDouble(m.box.box())).average().orElse(0);
    }

    private record Member(int replica, VotedBox box) {}
}

package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What became of the recordings of what is labeled: tells why a split that has a share got none.
 *
 * @param labeled recordings with a labeled sample
 * @param reserved of these, kept for evaluation
 * @param frozen of the others, in the test since a version before
 * @param unused of the others, without any sample that was admitted
 * @param free what is left to deal out
 * @param groups of the free ones after near duplicates joined them
 * @param settled of these groups, where the version before put them
 */
record Recordings(
        int labeled, int reserved, int frozen, int unused, int free, int groups, int settled) {

    /**
     * Counts.
     *
     * @param all what is labeled
     * @param kept of it, what the version has
     * @param test leak groups of the test
     * @param root the group that a leak group joined
     * @param fresh groups that were dealt out now
     */
    static Recordings of(
            List<Entry> all,
            List<Entry> kept,
            Set<String> test,
            UnaryOperator<String> root,
            Collection<String> fresh) {
        Set<String> labeled = groups(all);
        Set<String> reserved =
                groups(all.stream().filter(e -> e.sample().place().reserved()).toList());
        Set<String> frozen =
                test.stream().filter(g -> !reserved.contains(g)).collect(Collectors.toSet());
        Set<String> free = groups(kept);
        free.removeAll(test);
        Set<String> joined = free.stream().map(root).collect(Collectors.toSet());
        return new Recordings(
                labeled.size(),
                reserved.size(),
                frozen.size(),
                labeled.size() - reserved.size() - frozen.size() - free.size(),
                free.size(),
                joined.size(),
                (int) joined.stream().filter(g -> !fresh.contains(g)).count());
    }

    private static Set<String> groups(List<Entry> entries) {
        return entries.stream()
                .map(e -> e.sample().place().leakGroup())
                .collect(Collectors.toSet());
    }

    /**
     * Why splits that have a share are empty, and what to do.
     *
     * @param there splits that have something
     */
    Map<Split, String> gaps(CutSpec spec, Collection<Split> there) {
        List<Split> wanted = new ArrayList<>();
        for (Split split : Split.values()) {
            if (share(spec, split) > 0) {
                wanted.add(split);
            }
        }
        Map<Split, String> gaps = new EnumMap<>(Split.class);
        for (Split split : wanted) {
            if (!there.contains(split)) {
                gaps.put(split, why(split, spec, wanted));
            }
        }
        return gaps;
    }

    private String why(Split split, CutSpec spec, List<Split> wanted) {
        StringBuilder why = new StringBuilder(split.id() + " is empty: ");
        why.append(count(labeled)).append(labeled == 1 ? " is labeled" : " are labeled");
        why.append(", ").append(reserved).append(" of them kept for evaluation");
        if (frozen > 0) {
            why.append(", ").append(frozen).append(" in the test of the version before");
        }
        if (unused > 0) {
            why.append(", ").append(unused).append(" without a sample that may be used");
        }
        why.append("; ").append(free).append(free == 1 ? " remains" : " remain");
        if (groups < free) {
            why.append(", joined by near duplicates into ").append(groups);
        }
        if (settled > 0) {
            why.append(", ").append(settled).append(" of which the version before has placed");
        }
        why.append(". A recording is wholly in one split, so ");
        why.append(wanted.stream().map(Split::id).collect(Collectors.joining(" and ")));
        why.append(" need at least ").append(wanted.size()).append(". Label samples of more ");
        why.append("recordings");
        if (groups < free && spec.nearDuplicates() == CutSpec.NearDuplicates.JOIN) {
            why.append(", keep one of near duplicates instead of joining their recordings");
        }
        if (spec.test() > 0) {
            why.append(", or give test no share");
        }
        return why.append('.').toString();
    }

    private static String count(int recordings) {
        return recordings + (recordings == 1 ? " recording" : " recordings");
    }

    /** The share of a split of what is dealt out. */
    static double share(CutSpec spec, Split split) {
        return switch (split) {
            case TRAIN -> spec.train();
            case VALIDATION -> spec.validation();
            case TEST -> spec.test();
        };
    }
}

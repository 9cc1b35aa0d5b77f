package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which labeled samples go into a version and on which side of the split.
 *
 * <ol>
 *   <li>What was drawn at random in recordings kept for evaluation is TEST; whatever else was taken
 *       there is left out.
 *   <li>A sample of TEST stays in TEST. A sample elsewhere that looks like one of TEST is left out.
 *   <li>Groups whose samples look alike become one (or the later sample is left out, as told).
 *   <li>A group that was in a split before stays there; one that joined several goes to TRAIN.
 *   <li>New groups, in an order drawn from the seed, go where most is missing.
 *   <li>A class that validation or training has nothing of gets a new group there, where one can be
 *       spared.
 * </ol>
 */
final class Cutting {
    private final CutSpec spec;
    private final Map<String, Split> before;
    private final Set<String> classes;
    private final List<Entry> kept = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Split> splits = new TreeMap<>();
    private final Set<String> testGroups = new HashSet<>();

    /**
     * @param before splits of the samples of the version before, by sample
     * @param classes that the version's label set has
     */
    Cutting(CutSpec spec, Map<String, Split> before, Collection<String> classes) {
        this.spec = spec;
        this.before = before;
        this.classes = Set.copyOf(classes);
    }

    /** Cuts. */
    Cut cut(List<Entry> all) {
        List<Entry> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(e -> e.sample().id()));
        sorted.stream().filter(this::admitted).forEach(kept::add);
        for (Entry entry : kept) {
            if (entry.sample().evaluationPool() || before(entry) == Split.TEST) {
                testGroups.add(group(entry));
            }
        }
        // A recording is wholly on one side, also where only some of it was drawn for the test.
        leaveOut(
                e -> testGroups.contains(group(e)) && before(e) != null && before(e) != Split.TEST,
                "its group is in the test now");
        likes();
        List<String> fresh = assign();
        Map<String, Split> groups = new TreeMap<>();
        List<Placed> placed = new ArrayList<>();
        for (Entry entry : kept) {
            String group = root(group(entry));
            groups.put(group, splits.get(group));
            placed.add(new Placed(entry, group, splits.get(group)));
        }
        Recordings recordings = Recordings.of(all, kept, testGroups, this::root, fresh);
        return new Cut(placed, groups, leftOut, recordings.gaps(spec, groups.values()));
    }

    private Split before(Entry entry) {
        return before.get(entry.sample().id());
    }

    private static String group(Entry entry) {
        return entry.sample().place().leakGroup();
    }

    private boolean admitted(Entry entry) {
        if (before(entry) == Split.TEST) {
            // Frozen: the test only grows.
            return true;
        }
        String why = null;
        if (entry.sample().place().reserved() && !entry.sample().evaluationPool()) {
            why = "its recording is kept for evaluation";
        } else if (entry.annotation().confidence() < spec.leastConfidence()) {
            why = "its annotation is not sure enough";
        } else if (!spec.batches().isEmpty()
                && !spec.batches().contains(entry.annotation().source().batch())) {
            why = "its annotation is of another batch";
        } else if (!known(entry)) {
            why = "its class is not in the label set";
        }
        if (why != null) {
            leftOut.merge(why, 1, Integer::sum);
        }
        return why == null;
    }

    private boolean known(Entry entry) {
        return switch (entry.annotation().kind()) {
            case CLASS -> classes.contains(entry.annotation().label());
            case BOXES ->
                    entry.annotation().objects().stream()
                            .allMatch(o -> classes.contains(o.label()));
        };
    }

    private void leaveOut(java.util.function.Predicate<Entry> which, String why) {
        int size = kept.size();
        kept.removeIf(which);
        if (kept.size() < size) {
            leftOut.merge(why, size - kept.size(), Integer::sum);
        }
    }

    /** Near duplicates: those of TEST are left out, others join groups or leave. */
    private void likes() {
        Set<Entry> like = new HashSet<>();
        Set<Entry> twice = new HashSet<>();
        NearDuplicates.pairs(
                kept.stream().map(e -> e.sample().fingerprint()).toList(),
                (i, j) -> {
                    Entry a = kept.get(i);
                    Entry b = kept.get(j);
                    if (group(a).equals(group(b))) {
                        return;
                    }
                    boolean testA = testGroups.contains(group(a));
                    boolean testB = testGroups.contains(group(b));
                    if (testA != testB) {
                        like.add(testA ? b : a);
                    } else if (!testA && spec.nearDuplicates() == CutSpec.NearDuplicates.JOIN) {
                        join(group(a), group(b));
                    } else if (!testA && !twice.contains(a)) {
                        twice.add(b);
                    }
                });
        leaveOut(like::contains, "it looks like a picture of the test");
        leaveOut(twice::contains, "it looks like a picture of another recording");
    }

    private void join(String a, String b) {
        String first = root(a);
        String second = root(b);
        if (!first.equals(second)) {
            boolean swap = first.compareTo(second) > 0;
            parents.put(swap ? first : second, swap ? second : first);
        }
    }

    private String root(String group) {
        String at = group;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        return at;
    }

    /** Gives each group its split; the groups that had none before. */
    private List<String> assign() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (Entry entry : kept) {
            String group = root(group(entry));
            sizes.merge(group, 1, Integer::sum);
            Split was = before(entry);
            if (testGroups.contains(group(entry))) {
                splits.put(group, Split.TEST);
            } else if (was != null && was != Split.TEST) {
                // Joined groups of both: what was trained on must not judge.
                splits.merge(group, was, (x, y) -> x == y ? x : Split.TRAIN);
            }
        }
        Map<Split, Double> missing = missing(sizes);
        List<String> fresh =
                sizes.keySet().stream()
                        .filter(g -> !splits.containsKey(g))
                        .sorted(
                                Comparator.comparingLong(
                                                (String g) ->
                                                        Digests.number(
                                                                "split/" + spec.seed() + "/" + g))
                                        .thenComparing(g -> g))
                        .toList();
        for (String group : fresh) {
            Split split = most(missing);
            splits.put(group, split);
            missing.merge(split, -(double) sizes.get(group), Double::sum);
        }
        fillEmpty(fresh, sizes);
        new ClassFill(splits, sizes, labels()).fill(fresh, spec);
        return fresh;
    }

    private Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (Entry entry : kept) {
            Set<String> own = labels.computeIfAbsent(root(group(entry)), g -> new TreeSet<>());
            switch (entry.annotation().kind()) {
                case CLASS -> own.add(entry.annotation().label());
                case BOXES -> entry.annotation().objects().forEach(o -> own.add(o.label()));
            }
        }
        return labels;
    }

    /** How many samples each split lacks of its share; the evaluation pool does not count. */
    private Map<Split, Double> missing(Map<String, Integer> sizes) {
        Map<Split, Integer> there = new EnumMap<>(Split.class);
        int shared = 0;
        for (Map.Entry<String, Integer> group : sizes.entrySet()) {
            Split split = splits.get(group.getKey());
            if (split != Split.TEST || spec.test() > 0) {
                shared += group.getValue();
            }
            if (split != null) {
                there.merge(split, group.getValue(), Integer::sum);
            }
        }
        Map<Split, Double> missing = new EnumMap<>(Split.class);
        missing.put(Split.TRAIN, spec.train() * shared - there.getOrDefault(Split.TRAIN, 0));
        missing.put(
                Split.VALIDATION,
                spec.validation() * shared - there.getOrDefault(Split.VALIDATION, 0));
        missing.put(
                Split.TEST,
                spec.test() > 0
                        ? spec.test() * shared - there.getOrDefault(Split.TEST, 0)
                        : Double.NEGATIVE_INFINITY);
        return missing;
    }

    private Split most(Map<Split, Double> missing) {
        return missing.entrySet().stream()
                .filter(e -> Recordings.share(spec, e.getKey()) > 0)
                .max(
                        Map.Entry.<Split, Double>comparingByValue()
                                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    /**
     * With few groups a small share may have got none: it gets the smallest new one that can be
     * spared.
     */
    private void fillEmpty(List<String> fresh, Map<String, Integer> sizes) {
        for (Split split : Split.values()) {
            if (Recordings.share(spec, split) == 0 || splits.containsValue(split)) {
                continue;
            }
            fresh.stream()
                    .filter(
                            g ->
                                    splits.values().stream().filter(s -> s == splits.get(g)).count()
                                            > 1)
                    .min(Comparator.comparing((String g) -> sizes.get(g)).thenComparing(g -> g))
                    .ifPresent(g -> splits.put(g, split));
        }
    }

    /**
     * A sample with its side.
     *
     * @param entry the labeled sample
     * @param group leak group after joining
     * @param split of that group
     */
    record Placed(Entry entry, String group, Split split) {}

    /**
     * What came of it.
     *
     * @param items by sample id
     * @param groups with their split
     * @param leftOut how many, by reason
     * @param gaps why a split that has a share is empty
     */
    record Cut(
            List<Placed> items,
            Map<String, Split> groups,
            Map<String, Integer> leftOut,
            Map<Split, String> gaps) {}
}

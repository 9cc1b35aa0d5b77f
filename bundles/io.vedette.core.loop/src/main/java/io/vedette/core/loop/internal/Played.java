package io.vedette.core.loop.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which stretches of a phase have been played to their end, kept among the loop's facts. */
final class Played {
    private final Facts facts;
    private final String name;
    private final Set<String> runs = new TreeSet<>();

    Played(Facts facts, Plan.Phase phase) {
        this.facts = facts;
        this.name = "played." + phase.name();
        facts.get(name).map(text -> text.split(",")).map(Arrays::asList).ifPresent(runs::addAll);
    }

    synchronized boolean contains(Slice slice) {
        return runs.contains(slice.run());
    }

    /**
     * Keeps that a stretch is over.
     *
     * @param round the stretches it is one of; earlier rounds of the phase had others
     * @return how many of the round are
     */
    synchronized int add(Slice slice, List<Slice> round) {
        runs.add(slice.run());
        facts.put(name, String.join(",", runs));
        return (int) round.stream().filter(this::contains).count();
    }
}

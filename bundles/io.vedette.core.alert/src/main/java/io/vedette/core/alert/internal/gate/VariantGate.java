package io.vedette.core.alert.internal.gate;

import io.vedette.core.alert.internal.AlertIds;
import io.vedette.service.alert.GateDecision;
import io.vedette.service.alert.GateDecision.Kind;
import io.vedette.service.rollout.Variant;
import io.vedette.service.watch.Event;
import io.vedette.service.watch.EventChange;
import io.vedette.spi.rule.Ruling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cooldowns and incidents of one variant. Not thread-safe. */
final class VariantGate {

    private final Map<String, Cooldown> cooldowns = new HashMap<>();
    private final Map<String, Follow> open = new HashMap<>();
    private Incident incident;

    /** Asks the verifier; only where everything else speaks for an alert. */
    interface Verifier {
        /** Its ruling; empty where the slot is empty. */
        Optional<Ruling> rule(EventChange.Opened opened);
    }

    GateDecision opened(
            Variant variant, EventChange.Opened opened, GateRule rule, Verifier verifier) {
        Event event = opened.event();
        if (rule.vetoes(event.box(), event.size())) {
            return decide(variant, Kind.VETOED, event, event.id(), "", Optional.empty());
        }
        Optional<String> leader = leader(event, rule);
        if (leader.isPresent()) {
            String id = incident == null ? "" : incident.touch(event);
            open.put(event.id(), new Follow(leader.get(), id, true));
            return decide(variant, Kind.JOINED, event, leader.get(), id, Optional.empty());
        }
        Optional<Ruling> ruling = verifier.rule(opened);
        if (ruling.isPresent() && !ruling.get().accepted()) {
            open.put(event.id(), new Follow(event.id(), "", false));
            return decide(variant, Kind.SUPPRESSED, event, event.id(), "", ruling);
        }
        if (!running(event, rule)) {
            incident = new Incident(AlertIds.alert(event, variant.name()));
        }
        incident.alerted(event);
        cooldowns.put(event.rule(), new Cooldown(event.at().streamSeconds(), event.id()));
        open.put(event.id(), new Follow(event.id(), incident.id, true));
        return decide(variant, Kind.RAISED, event, event.id(), incident.id, ruling);
    }

    /** What goes on with an event that became an alert, was suppressed or joined one. */
    Optional<GateDecision> followed(Variant variant, EventChange change) {
        Event event = change.event();
        boolean ended = change instanceof EventChange.Ended;
        Follow follow = ended ? open.remove(event.id()) : open.get(event.id());
        if (follow == null) {
            return Optional.empty();
        }
        if (follow.counts && incident != null && incident.id.equals(follow.incident)) {
            incident.evidence(change, ended);
        }
        if (!follow.leader.equals(event.id())) {
            return Optional.empty();
        }
        return Optional.of(
                decide(
                        variant,
                        ended ? Kind.ENDED : Kind.GREW,
                        event,
                        event.id(),
                        follow.incident,
                        Optional.empty()));
    }

    private Optional<String> leader(Event event, GateRule rule) {
        Cooldown last = cooldowns.get(event.rule());
        double at = event.at().streamSeconds();
        // A clock that jumped back begins anew.
        if (last != null && at >= last.at && at - last.at < rule.cooldown()) {
            return Optional.of(last.event);
        }
        if (!running(event, rule)) {
            return Optional.empty();
        }
        Told told = incident.told.get(event.rule());
        if (told == null) {
            return Optional.empty();
        }
        boolean again =
                switch (rule.policy()) {
                    case EACH -> true;
                    case NEW_TRACK ->
                            event.tracks().isEmpty()
                                    || !told.tracks.contains(event.tracks().get(0));
                    case FIRST -> false;
                };
        return again ? Optional.empty() : Optional.of(told.event);
    }

    private boolean running(Event event, GateRule rule) {
        if (incident == null) {
            return false;
        }
        boolean jumpedBack = event.at().streamSeconds() < incident.last - 1;
        return !jumpedBack
                && (!incident.events.isEmpty()
                        || event.begin().streamSeconds() - incident.last <= rule.gap());
    }

    private static GateDecision decide(
            Variant variant,
            Kind kind,
            Event event,
            String leader,
            String incident,
            Optional<Ruling> ruling) {
        boolean review = kind == Kind.SUPPRESSED && AlertIds.share(event) < variant.reviewShare();
        return new GateDecision(variant, kind, event, leader, incident, ruling, review);
    }

    private record Cooldown(double at, String event) {}

    /**
     * An event that is open: whose alert it belongs to, and whether it keeps the incident alive.
     */
    private record Follow(String leader, String incident, boolean counts) {}

    /** The last alert of a rule in an incident, and all tracks it alerted for. */
    private static final class Told {
        private final Set<Long> tracks = new HashSet<>();
        private String event;
    }

    private static final class Incident {
        private final String id;
        private final Set<String> events = new HashSet<>();
        private final Map<String, Told> told = new HashMap<>();
        private double last = Double.NEGATIVE_INFINITY;

        Incident(String id) {
            this.id = id;
        }

        String touch(Event event) {
            events.add(event.id());
            last = Math.max(last, event.at().streamSeconds());
            return id;
        }

        void alerted(Event event) {
            touch(event);
            Told of = told.computeIfAbsent(event.rule(), r -> new Told());
            of.event = event.id();
            if (!event.tracks().isEmpty()) {
                of.tracks.add(event.tracks().get(0));
            }
        }

        void evidence(EventChange change, boolean ended) {
            double when =
                    change.event()
                            .end()
                            .map(m -> m.streamSeconds())
                            .orElse(change.when().streamSeconds());
            last = Math.max(last, when);
            if (ended) {
                events.remove(change.event().id());
            }
        }
    }
}

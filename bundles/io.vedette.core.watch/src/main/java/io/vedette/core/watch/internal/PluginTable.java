package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import io.vedette.service.watch.Pin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The plugins that pipelines use, as they come and go. Thread-safe. */
final class PluginTable {
    /** Who uses plugins. */
    interface User {
        /** A plugin came. */
        void arrived(Offer offer);

        /**
         * A plugin is going, and stays usable until this returns: finish what is under way, take
         * snapshots, let go.
         */
        void leaving(Offer offer);
    }

    private final List<Offer> offers = new CopyOnWriteArrayList<>();
    private final Map<Offer, String> quarantined = new ConcurrentHashMap<>();
    private final List<User> users = new CopyOnWriteArrayList<>();

    void add(Offer offer) {
        offers.add(offer);
        users.forEach(user -> user.arrived(offer));
    }

    void remove(Object service) {
        for (Offer offer : offers) {
            if (offer.service() == service) {
                offers.remove(offer);
                users.forEach(user -> user.leaving(offer));
                quarantined.remove(offer);
            }
        }
    }

    void join(User user) {
        users.add(user);
    }

    void part(User user) {
        users.remove(user);
    }

    /** The best plugin of an id that a pin lets in. */
    Optional<Offer> find(Plug plug, String id, String pin) {
        return offers.stream()
                .filter(o -> o.plug() == plug && o.id().equals(id) && o.fits(pin))
                .filter(o -> !quarantined.containsKey(o))
                .min(Offer.BEST_FIRST);
    }

    /** The best stream source for a scheme. */
    Optional<Offer> source(String scheme, Collection<Pin> pins) {
        return offers.stream()
                .filter(o -> o.plug() == Plug.STREAM_SOURCE && o.schemes().contains(scheme))
                .filter(o -> o.fits(pin(pins, Plug.STREAM_SOURCE, o.id())))
                .filter(o -> !quarantined.containsKey(o))
                .min(Offer.BEST_FIRST);
    }

    /** The pinned version, or an empty text. */
    static String pin(Collection<Pin> pins, Plug plug, String id) {
        return pins.stream()
                .filter(p -> p.plug() == plug && p.id().equals(id))
                .map(Pin::version)
                .findFirst()
                .orElse("");
    }

    /** Lets nobody use a plugin again. */
    void quarantine(Offer offer, String why) {
        quarantined.put(offer, why);
    }

    /** Why a plugin is not used, or empty. */
    Optional<String> quarantined(Object service) {
        return quarantined.entrySet().stream()
                .filter(e -> e.getKey().service() == service)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    List<Offer> all() {
        return new ArrayList<>(offers);
    }
}

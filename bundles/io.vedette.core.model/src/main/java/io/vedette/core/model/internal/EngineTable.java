package io.vedette.core.model.internal;

import io.vedette.spi.model.ModelEngine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Version;

/** The engines in service, by the identity of their registration. */
final class EngineTable {
    /**
     * An engine in service.
     *
     * @param service number of the registration, unique for as long as the framework runs
     */
    record Entry(
            long service,
            String id,
            String bundle,
            Version version,
            int ranking,
            ModelEngine engine) {}

    private static final Comparator<Entry> BEST =
            Comparator.comparingInt(Entry::ranking)
                    .thenComparing(Entry::version)
                    .thenComparingLong(Entry::service);

    private final ConcurrentHashMap<Long, Entry> entries = new ConcurrentHashMap<>();

    void add(Entry entry) {
        entries.put(entry.service(), entry);
    }

    void remove(Entry entry) {
        entries.remove(entry.service(), entry);
    }

    Optional<Entry> byService(long service) {
        return Optional.ofNullable(entries.get(service));
    }

    /** The engine to use: highest ranking, then newest bundle, then last registered. */
    Optional<Entry> best(String id, Optional<String> version) {
        return entries.values().stream()
                .filter(e -> e.id().equals(id))
                .filter(
                        e ->
                                version.isEmpty()
                                        || e.version().equals(Version.valueOf(version.get())))
                .max(BEST);
    }

    List<String> ids() {
        return entries.values().stream().map(Entry::id).distinct().sorted().toList();
    }
}

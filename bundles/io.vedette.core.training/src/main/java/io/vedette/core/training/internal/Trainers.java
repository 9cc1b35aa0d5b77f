package io.vedette.core.training.internal;

import io.vedette.spi.training.Trainer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The trainers in service. */
@Component(service = Trainers.class)
public final class Trainers {
    /** A trainer in service. */
    record Entry(long service, String id, String bundle, Version version, Trainer trainer) {}

    private final ConcurrentHashMap<Long, Entry> entries = new ConcurrentHashMap<>();

    @Reference(
            service = Trainer.class,
            policy = ReferencePolicy.DYNAMIC,
            cardinality = ReferenceCardinality.MULTIPLE)
    void add(Trainer trainer, ServiceReference<Trainer> reference) {
        add(entry(trainer, reference));
    }

    void remove(Trainer trainer, ServiceReference<Trainer> reference) {
        Entry entry = entry(trainer, reference);
        entries.remove(entry.service(), entry);
    }

    private static Entry entry(Trainer trainer, ServiceReference<Trainer> reference) {
        return new Entry(
                (Long) reference.getProperty(Constants.SERVICE_ID),
                String.valueOf(reference.getProperty("vedette.training")),
                reference.getBundle().getSymbolicName(),
                reference.getBundle().getVersion(),
                trainer);
    }

    void add(Entry entry) {
        entries.put(entry.service(), entry);
    }

    /** The newest of an id. */
    Optional<Entry> trainer(String id) {
        return entries.values().stream()
                .filter(e -> e.id().equals(id))
                .max(Comparator.comparing(Entry::version).thenComparingLong(Entry::service));
    }

    List<String> ids() {
        return entries.values().stream().map(Entry::id).distinct().sorted().toList();
    }
}

package io.vedette.core.collect.internal;

import io.vedette.spi.selection.SelectionStrategy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Selection strategies in service, by id. */
@Component(service = Strategies.class)
public final class Strategies {
    private final Map<String, SelectionStrategy> byId = new ConcurrentHashMap<>();

    /** A plugin came. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(vedette.strategy=*)")
    public void add(SelectionStrategy strategy, Map<String, Object> properties) {
        byId.put(String.valueOf(properties.get("vedette.strategy")), strategy);
    }

    /** A plugin went; a newer one that came before stays. */
    public void remove(SelectionStrategy strategy, Map<String, Object> properties) {
        byId.remove(String.valueOf(properties.get("vedette.strategy")), strategy);
    }

    Optional<SelectionStrategy> strategy(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Set<String> ids() {
        return new TreeSet<>(byId.keySet());
    }
}

package io.vedette.core.watch.internal;

import io.vedette.service.plugin.Plug;
import io.vedette.service.plugin.PluginDirectory;
import io.vedette.service.plugin.PluginInfo;
import io.vedette.spi.rule.Heuristic;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.stream.StreamSource;
import io.vedette.spi.track.Tracker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Binds plugins to the table. Unbinding is synchronous: a plugin's bundle stops only after every
 * strand has let go of it.
 */
@Component(
        service = {Plugins.class, PluginDirectory.class},
        immediate = true)
public final class Plugins implements PluginDirectory {
    private final PluginTable table = new PluginTable();
    private final BundleContext context;

    /** With the framework to ask. */
    @Activate
    public Plugins(BundleContext context) {
        this.context = context;
    }

    PluginTable table() {
        return table;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSource(StreamSource service, ServiceReference<StreamSource> reference) {
        bind(Plug.STREAM_SOURCE, service, reference);
    }

    void unbindSource(StreamSource service) {
        table.remove(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAnalyzer(SceneAnalyzer service, ServiceReference<SceneAnalyzer> reference) {
        bind(Plug.SCENE_ANALYZER, service, reference);
    }

    void unbindAnalyzer(SceneAnalyzer service) {
        table.remove(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindTracker(Tracker service, ServiceReference<Tracker> reference) {
        bind(Plug.TRACKER, service, reference);
    }

    void unbindTracker(Tracker service) {
        table.remove(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindHeuristic(Heuristic service, ServiceReference<Heuristic> reference) {
        bind(Plug.HEURISTIC, service, reference);
    }

    void unbindHeuristic(Heuristic service) {
        table.remove(service);
    }

    private void bind(Plug plug, Object service, ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        String id = id(plug, reference);
        if (bundle == null || id.isEmpty()) {
            return;
        }
        table.add(
                new Offer(
                        plug,
                        id,
                        bundle.getSymbolicName(),
                        bundle.getVersion(),
                        reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer rank
                                ? rank
                                : 0,
                        (Long) reference.getProperty(Constants.SERVICE_ID),
                        texts(reference.getProperty("vedette.schemes")),
                        service));
    }

    private static String id(Plug plug, ServiceReference<?> reference) {
        return texts(reference.getProperty(plug.property())).stream().findFirst().orElse("");
    }

    private static Set<String> texts(Object property) {
        Set<String> all = new TreeSet<>();
        if (property instanceof String[] many) {
            for (String one : many) {
                all.add(one.toLowerCase(Locale.ROOT));
            }
        } else if (property instanceof String one) {
            all.add(one);
        }
        return all;
    }

    @Override
    public List<PluginInfo> plugins() {
        List<PluginInfo> all = new ArrayList<>();
        for (Plug plug : Plug.values()) {
            for (Class<?> type : plug.services()) {
                for (ServiceReference<?> reference : references(type, plug.property())) {
                    Bundle bundle = reference.getBundle();
                    if (bundle != null) {
                        all.add(info(plug, reference, bundle));
                    }
                }
            }
        }
        all.sort(
                Comparator.comparing(PluginInfo::plug)
                        .thenComparing(PluginInfo::id)
                        .thenComparing(i -> Version.parseVersion(i.version())));
        return all;
    }

    private PluginInfo info(Plug plug, ServiceReference<?> reference, Bundle bundle) {
        long serviceId = (Long) reference.getProperty(Constants.SERVICE_ID);
        Optional<String> why =
                table.all().stream()
                        .filter(o -> o.serviceId() == serviceId)
                        .findFirst()
                        .flatMap(o -> table.quarantined(o.service()));
        Object id = reference.getProperty(plug.property());
        return new PluginInfo(
                plug,
                id instanceof String[] many ? String.join(" ", many) : String.valueOf(id),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                why.map(w -> "quarantined: " + w).orElse("ok"));
    }

    private List<ServiceReference<?>> references(Class<?> type, String property) {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(type.getName(), "(" + property + "=*)");
            return found == null ? List.of() : List.of(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("property " + property + " makes no filter", e);
        }
    }
}

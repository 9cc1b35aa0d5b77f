package io.vedette.core.dataset.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.format.AnnotationFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Annotation formats in service, by id. */
@Component(service = Formats.class)
public final class Formats {
    private final Map<String, AnnotationFormat> byId = new ConcurrentHashMap<>();

    /** A plugin came. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(vedette.format=*)")
    public void add(AnnotationFormat format, Map<String, Object> properties) {
        byId.put(String.valueOf(properties.get("vedette.format")), format);
    }

    /** A plugin went; a newer one that came before stays. */
    public void remove(AnnotationFormat format, Map<String, Object> properties) {
        byId.remove(String.valueOf(properties.get("vedette.format")), format);
    }

    AnnotationFormat needed(String id) {
        AnnotationFormat format = byId.get(id);
        if (format == null) {
            throw new InvalidRequestException(
                    "there is no annotation format '" + id + "'; in service are " + ids());
        }
        return format;
    }

    List<String> ids() {
        return List.copyOf(new TreeSet<>(byId.keySet()));
    }
}

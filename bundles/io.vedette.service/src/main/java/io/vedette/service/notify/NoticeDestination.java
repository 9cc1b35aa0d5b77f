package io.vedette.service.notify;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is told about alerts.
 *
 * @param id chosen by who made it
 * @param notifier id of the plugin
 * @param settings of the plugin by name; names with a leading dot are secrets
 * @param cameras ids; empty for all
 * @param types of rules; empty for all
 * @param enabled whether anything is told
 * @param timeoutSeconds of one attempt, 1..60
 * @param revision of this row, from 1; 0 for a new one
 */
public record NoticeDestination(
        String id,
        String notifier,
        Map<String, String> settings,
        Set<String> cameras,
        Set<String> types,
        boolean enabled,
        int timeoutSeconds,
        long revision) {

    /** Copies the collections. */
    public NoticeDestination {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(notifier, "notifier");
        settings = Map.copyOf(settings);
        cameras = Set.copyOf(cameras);
        types = Set.copyOf(types);
    }

    /** The same with its secrets replaced by {@code ***}: what may be shown. */
    public NoticeDestination shown() {
        Map<String, String> shown = new TreeMap<>(settings);
        shown.replaceAll((name, text) -> name.startsWith(".") ? "***" : text);
        return new NoticeDestination(
                id, notifier, shown, cameras, types, enabled, timeoutSeconds, revision);
    }

    /** Whether it is to be told about an alert of this camera and rule type. */
    public boolean wants(String camera, String type) {
        return enabled
                && (cameras.isEmpty() || cameras.contains(camera))
                && (types.isEmpty() || types.contains(type));
    }

    @Override
    public String toString() {
        return "NoticeDestination[" + id + ", " + notifier + "]";
    }
}

package io.vedette.service.watch;

import io.vedette.spi.geometry.Point;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A rule, as {@code rules.yaml} and REST give it. Parameters that every rule takes: {@code
 * schedule} ({@code {zone, days: [mon..sun], from: "HH:MM", to: "HH:MM"}} or a list of them),
 * {@code armed} (true), {@code classes} (list), {@code min_width}, {@code min_height} (shares of
 * the picture's), {@code include} and {@code exclude} (lists of polygons), {@code anchor} ({@code
 * bottom}, {@code center}, {@code any}, {@code all}).
 *
 * @param id unique for the camera
 * @param type the heuristic's id
 * @param points normalised corners
 * @param params settings by name
 */
public record RuleSpec(String id, String type, List<Point> points, Map<String, Object> params) {
    /** Copies the collections and refuses missing names. */
    public RuleSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        points = List.copyOf(points);
        params = Map.copyOf(params);
    }
}

package io.vedette.rest.internal.dataset;

import io.vedette.spi.Box;
import io.vedette.spi.format.Row;
import java.util.List;
import java.util.Map;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;

/** A box somebody draws by hand: x, y, width, height in pixels. */
public record DatasetObjectDraft(
        @NotNull String label, @NotNull @Size(min = 4, max = 4) List<Double> box) {
    Row.LabeledObject object() {
        Box drawn = new Box(box.get(0), box.get(1), box.get(2), box.get(3));
        return new Row.LabeledObject("", label, drawn, drawn.area(), false, List.of(), Map.of());
    }
}

package io.vedette.core.labeling.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.collect.Samples;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.Selections;
import io.vedette.service.http.Page;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.SampleSource;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Pictures of samples: the crop for a class, the whole picture for boxes, with what the pipeline
 * thought as a beginning.
 */
@Component
public final class SamplePictures implements SampleSource {
    private final Samples samples;
    private final Selections selections;

    /** In the server. */
    @Activate
    public SamplePictures(@Reference Samples samples, @Reference Selections selections) {
        this.samples = samples;
        this.selections = selections;
    }

    @Override
    public List<ItemDraft> samples(TaskKind kind, List<String> ids) {
        List<ItemDraft> items = new ArrayList<>();
        for (String id : ids) {
            items.add(
                    item(
                            kind,
                            samples.sample(id)
                                    .orElseThrow(
                                            () ->
                                                    new NotFoundException(
                                                            "there is no sample " + id))));
        }
        return items;
    }

    private static ItemDraft item(TaskKind kind, Sample sample) {
        boolean crop = kind == TaskKind.CLASS && sample.crop().isPresent();
        List<Item.LabeledBox> boxes =
                kind == TaskKind.BOXES
                                && sample.known().box().isPresent()
                                && !sample.known().label().isEmpty()
                        ? List.of(
                                new Item.LabeledBox(
                                        sample.known().label(), sample.known().box().get()))
                        : List.of();
        return new ItemDraft(
                sample.id(),
                crop ? sample.crop().get() : sample.picture(),
                crop ? "image/png" : "image/jpeg",
                crop ? sample.known().box() : Optional.empty(),
                kind == TaskKind.CLASS ? sample.known().probabilities() : Map.of(),
                boxes,
                Optional.empty());
    }

    @Override
    public List<ItemDraft> selection(TaskKind kind, String id) {
        Selection selection =
                selections
                        .selection(id)
                        .orElseThrow(() -> new NotFoundException("there is no selection " + id));
        if (selection.state() != Selection.State.DONE) {
            throw new ConflictException("selection " + id + " is " + selection.state());
        }
        List<String> chosen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Selection.Row> page = selections.rows(id, cursor, 1000);
            page.items().forEach(r -> chosen.add(r.sample()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return samples(kind, chosen);
    }
}

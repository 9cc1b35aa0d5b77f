package io.vedette.core.collect.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.Selections;
import io.vedette.service.http.Page;
import io.vedette.service.labeling.ItemDraft;
import io.vedette.service.labeling.SampleSource;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.spi.labeling.Capabilities.TaskKind;
import io.vedette.spi.labeling.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Samples as pictures to ask people about. */
@Component
public final class LabelingSource implements SampleSource {
    private static final int PAGE = 1000;
    private final SampleStore samples;
    private final Selections selections;

    /** As a component. */
    @Activate
    public LabelingSource(@Reference SampleStore samples, @Reference Selections selections) {
        this.samples = samples;
        this.selections = selections;
    }

    @Override
    public List<ItemDraft> samples(TaskKind kind, List<String> ids) {
        Map<String, Sample> known =
                samples.samples(ids).stream().collect(Collectors.toMap(Sample::id, s -> s));
        List<ItemDraft> items = new ArrayList<>();
        for (String id : ids) {
            Sample sample = known.get(id);
            if (sample == null) {
                throw new NotFoundException("there is no sample " + id);
            }
            items.add(kind == TaskKind.CLASS ? crop(sample) : frame(sample));
        }
        return items;
    }

    @Override
    public List<ItemDraft> selection(TaskKind kind, String selection) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<Selection.Row> page = selections.rows(selection, cursor, PAGE);
            page.items().forEach(row -> ids.add(row.sample()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return samples(kind, ids);
    }

    private static ItemDraft crop(Sample sample) {
        return new ItemDraft(
                sample.id(),
                sample.cropOrPicture(),
                sample.crop().isPresent() ? "image/png" : "image/jpeg",
                sample.crop().isPresent() ? sample.known().box() : Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    private static ItemDraft frame(Sample sample) {
        // A box nobody named a class for would only be in the way.
        List<Item.LabeledBox> boxes =
                sample.known()
                        .box()
                        .filter(b -> !sample.known().label().isEmpty())
                        .map(b -> List.of(new Item.LabeledBox(sample.known().label(), b)))
                        .orElse(List.of());
        return new ItemDraft(
                sample.id(),
                sample.picture(),
                "image/jpeg",
                Optional.empty(),
                Map.of(),
                boxes,
                Optional.empty());
    }
}

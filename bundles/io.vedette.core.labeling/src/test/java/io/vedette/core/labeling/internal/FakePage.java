package io.vedette.core.labeling.internal;

import io.vedette.spi.labeling.Answer;
import io.vedette.spi.labeling.Answers;
import io.vedette.spi.labeling.BatchSpec;
import io.vedette.spi.labeling.Capabilities;
import io.vedette.spi.labeling.Chunk;
import io.vedette.spi.labeling.Cursor;
import io.vedette.spi.labeling.Item;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.Offer;
import io.vedette.spi.labeling.OwnPage;
import io.vedette.spi.labeling.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A dispatcher whose tasks our page shows. */
final class FakePage implements LabelingDispatcher, OwnPage {
    final List<Answer> told = new ArrayList<>();
    long rewardMicros;

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.TaskKind.CLASS, Capabilities.TaskKind.BOXES),
                100,
                false,
                true,
                "",
                Capabilities.MediaAccess.OWN_PAGE);
    }

    @Override
    public Offer offer(BatchSpec batch) {
        return new Offer.Quote(rewardMicros, 0, "", true);
    }

    @Override
    public List<Receipt> submit(Chunk chunk) {
        return chunk.items().stream()
                .map(Item::key)
                .<Receipt>map(k -> new Receipt.Sent(k, k))
                .toList();
    }

    @Override
    public Answers poll(Cursor from) {
        return new Answers(List.of(), from, false);
    }

    @Override
    public PageSpec page() {
        return new PageSpec("labeling", false);
    }

    @Override
    public void answered(Answer answer) {
        told.add(answer);
    }
}

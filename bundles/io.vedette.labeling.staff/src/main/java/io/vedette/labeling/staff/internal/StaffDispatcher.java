package io.vedette.labeling.staff.internal;

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
import io.vedette.spi.labeling.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The own staff. Has no state: a dispatcher with a page of ours leaves the queue, its loans and the
 * answers to the core, which keeps them where the batch is kept. What is left is what the staff can
 * do and what an answer costs the house.
 */
@Component(service = LabelingDispatcher.class)
@Vendor("staff")
@Designate(ocd = StaffDispatcher.Config.class)
public final class StaffDispatcher implements LabelingDispatcher, OwnPage {
    private static final int CHUNK = 1000;

    private final long rewardMicros;
    private final String currency;

    /** In the server. */
    @Activate
    public StaffDispatcher(Config config) {
        this(config.reward_micros(), config.currency());
    }

    StaffDispatcher(long rewardMicros, String currency) {
        this.rewardMicros = rewardMicros;
        this.currency = currency;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.TaskKind.CLASS, Capabilities.TaskKind.BOXES),
                CHUNK,
                false,
                true,
                currency,
                Capabilities.MediaAccess.OWN_PAGE);
    }

    @Override
    public Offer offer(BatchSpec batch) {
        List<String> problems = new ArrayList<>();
        if (batch.labels().isEmpty()) {
            problems.add("there is no label to choose from; name at least one");
        }
        return problems.isEmpty()
                ? new Offer.Quote(rewardMicros, 0, currency, true)
                : new Offer.Problems(problems);
    }

    @Override
    public List<Receipt> submit(Chunk chunk) {
        return chunk.items().stream()
                .map(Item::key)
                .<Receipt>map(key -> new Receipt.Sent(key, key))
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
        // The core has stored it, and nobody else needs to know.
    }

    /** PID {@code io.vedette.labeling.staff.internal.StaffDispatcher}. */
    @ObjectClassDefinition(name = "Vedette labeling: staff")
    @interface Config {
        @AttributeDefinition(description = "What an answer costs the house, millionths")
        long reward_micros() default 0;

        @AttributeDefinition(description = "ISO 4217, empty where nothing is counted")
        String currency() default "";
    }
}

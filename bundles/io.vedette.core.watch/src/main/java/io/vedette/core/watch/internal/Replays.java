package io.vedette.core.watch.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.watch.EventChange;
import io.vedette.service.watch.RuleReplays;
import io.vedette.service.watch.RuleSpec;
import io.vedette.spi.Moment;
import io.vedette.spi.Size;
import io.vedette.spi.rule.RuleRefusedException;
import io.vedette.spi.scene.SceneFacts;
import io.vedette.spi.track.Track;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs rules alone over given tracks. */
@Component
public final class Replays implements RuleReplays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    /** A size to check rules with, where no frame was seen. */
    private static final Size USUAL = new Size(1920, 1080);

    private final PluginTable table;

    /** With the plugins that are there. */
    @Activate
    public Replays(@Reference Plugins plugins) {
        this(plugins.table());
    }

    Replays(PluginTable table) {
        this.table = table;
    }

    @Override
    public Replay open(String camera, String run, Size size, List<RuleSpec> rules) {
        Set<String> ids = new HashSet<>();
        rules.forEach(
                rule -> {
                    if (!ids.add(rule.id())) {
                        throw new InvalidRequestException("two rules have the id " + rule.id());
                    }
                });
        return new Session(camera, run, size, rules);
    }

    @Override
    public void check(List<RuleSpec> rules) {
        for (RuleSpec rule : rules) {
            try {
                RuleSeat seat = RuleSeat.of("", rule, "", () -> USUAL);
                seat.socket().best(table).ifPresent(seat.socket()::warm);
            } catch (RuleRefusedException e) {
                throw new InvalidRequestException(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                // What is wrong with the plugin is no fault of the rule.
                Faults.log("rule " + rule.id(), "checking it", e);
            }
        }
    }

    private final class Session implements Replay {
        private final Strand strand = new Strand();
        private final Size size;
        private final RuleRunner runner;
        private final EventBook book;
        private Moment last = Moment.of(Instant.EPOCH, 0);

        Session(String camera, String run, Size size, List<RuleSpec> rules) {
            this.size = size;
            book = new EventBook(camera, run, text -> LOG.info("{}: {}", camera, text));
            Guard guard =
                    new Guard(
                            camera,
                            table,
                            new Faults(),
                            () -> strand,
                            text -> LOG.warn("{}: {}", camera, text));
            runner =
                    new RuleRunner(
                            camera,
                            List.of(),
                            () -> size,
                            guard,
                            book,
                            seat ->
                                    new EventBook.Makers(
                                            Map.of(
                                                    "heuristic",
                                                    seat.socket()
                                                            .offer()
                                                            .map(Offer::label)
                                                            .orElse("")),
                                            ""));
            try {
                runner.configure(rules, last);
                runner.seats().forEach(this::fill);
            } catch (RuleRefusedException e) {
                throw new InvalidRequestException(e.getMessage());
            }
        }

        private void fill(RuleSeat seat) {
            Offer offer =
                    seat.socket()
                            .best(table)
                            .orElseThrow(
                                    () ->
                                            new InvalidRequestException(
                                                    "rule "
                                                            + seat.rule().id()
                                                            + ": no heuristic of type '"
                                                            + seat.rule().type()
                                                            + "' is in service"));
            seat.socket().plugIn(offer, strand);
        }

        @Override
        public List<EventChange> observe(long frame, Moment moment, List<Track> tracks) {
            last = moment;
            return runner.observe(
                    moment,
                    tracks,
                    SceneFacts.UNKNOWN,
                    new EventBook.Scene(frame, size, Optional.empty(), id -> List.of()));
        }

        @Override
        public List<EventChange> finish() {
            return book.endAll(last, "stream ended");
        }

        @Override
        public void close() {
            runner.seats().forEach(seat -> seat.socket().unplug(strand));
        }
    }
}

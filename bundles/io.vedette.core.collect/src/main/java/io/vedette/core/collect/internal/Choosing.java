package io.vedette.core.collect.internal;

import io.vedette.service.collect.Fingerprint;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Selection;
import io.vedette.service.collect.SelectionRequest;
import io.vedette.service.collect.SelectionRequest.Part;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.service.store.collect.SelectionStore;
import io.vedette.spi.selection.Ranked;
import io.vedette.spi.selection.SelectionSpec;
import io.vedette.spi.selection.SelectionStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One selection: asks each strategy for its share and more, takes the best that nobody took and
 * that look like nothing chosen so far. What is drawn for evaluation is not sorted out by looks:
 * that would bias it.
 */
final class Choosing {
    private static final Logger LOG = LoggerFactory.getLogger(Choosing.class);

    /** Two pictures whose cells differ by more on average are none the less different. */
    private static final double ALIKE = 8;

    private final SampleStore samples;
    private final SelectionStore selections;
    private final Strategies strategies;
    private final SelectionRequest request;
    private final String id;
    private final Set<String> taken = new HashSet<>();
    private final List<Fingerprint> looks = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private int alike;

    Choosing(
            SampleStore samples,
            SelectionStore selections,
            Strategies strategies,
            SelectionRequest request,
            String id) {
        this.samples = samples;
        this.selections = selections;
        this.strategies = strategies;
        this.request = request;
        this.id = id;
    }

    /** The rows, best first. */
    List<Selection.Row> choose(Instant now) {
        int[] wanted = shares();
        List<List<Selection.Row>> parts = new ArrayList<>();
        int missing = 0;
        for (int i = 0; i < wanted.length; i++) {
            Part part = request.mix().get(i);
            List<Selection.Row> rows = part(part, i, wanted[i], now);
            if (rows.size() < wanted[i]) {
                said.add(
                        part.strategy() + " found " + rows.size() + " of " + wanted[i] + " wanted");
                missing += wanted[i] - rows.size();
            }
            parts.add(rows);
        }
        if (missing > 0 && strategies.strategy("random").isPresent()) {
            Part filler = new Part("random", 1, SelectionRequest.Pool.TRAINING, Map.of());
            List<Selection.Row> rows = part(filler, wanted.length, missing, now);
            said.add(rows.size() + " were filled up at random");
            parts.add(rows);
        }
        if (alike > 0) {
            said.add(alike + " near duplicates were passed over");
        }
        return interleaved(parts);
    }

    /** What the person who asked should know. */
    String said() {
        return String.join("; ", said);
    }

    /** Shares of the wanted number, by largest remainder. */
    private int[] shares() {
        int n = request.mix().size();
        int[] counts = new int[n];
        int sum = 0;
        for (int i = 0; i < n; i++) {
            counts[i] = (int) Math.floor(request.wanted() * request.mix().get(i).share() + 1e-9);
            sum += counts[i];
        }
        List<Integer> byRemainder =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        i ->
                                                counts[i]
                                                        - request.wanted()
                                                                * request.mix().get(i).share()))
                        .toList();
        for (int k = 0; sum < request.wanted(); k++, sum++) {
            counts[byRemainder.get(k % n)]++;
        }
        return counts;
    }

    private List<Selection.Row> part(Part part, int index, int wanted, Instant now) {
        if (wanted == 0) {
            return List.of();
        }
        long seed = Hashes.number("selection/" + request.seed() + "/" + index);
        boolean training = part.pool() == SelectionRequest.Pool.TRAINING;
        List<Selection.Row> rows = new ArrayList<>();
        // Asked for more than wanted, since some will be taken or look alike; then for more still.
        int asked = wanted * 2 + 16;
        Set<String> seen = new HashSet<>();
        while (rows.size() < wanted) {
            List<Ranked> ranked = rank(part, asked, seed, now);
            List<Ranked> fresh = ranked.stream().filter(r -> seen.add(r.sample())).toList();
            take(fresh, part, training, wanted, seed, rows);
            if (ranked.size() < asked) {
                break;
            }
            asked *= 4;
        }
        return rows;
    }

    private void take(
            List<Ranked> ranked,
            Part part,
            boolean training,
            int wanted,
            long seed,
            List<Selection.Row> rows) {
        Map<String, Sample> known =
                samples.samples(ranked.stream().map(Ranked::sample).toList()).stream()
                        .collect(Collectors.toMap(Sample::id, s -> s));
        for (Ranked choice : ranked) {
            if (rows.size() == wanted) {
                return;
            }
            Sample sample = known.get(choice.sample());
            if (sample == null || taken.contains(sample.id())) {
                continue;
            }
            if (training && alike(sample.fingerprint())) {
                alike++;
                continue;
            }
            taken.add(sample.id());
            if (training) {
                looks.add(sample.fingerprint());
            }
            rows.add(
                    new Selection.Row(
                            id,
                            0,
                            sample.id(),
                            part.strategy(),
                            choice.score(),
                            sample.known().modelVersion().orElse(""),
                            seed,
                            choice.reason()));
        }
    }

    private boolean alike(Fingerprint look) {
        int bits = request.nearDuplicateBits();
        return bits >= 0
                && looks.stream()
                        .anyMatch(l -> l.distance(look) <= bits && l.difference(look) <= ALIKE);
    }

    private List<Ranked> rank(Part part, int asked, long seed, Instant now) {
        SelectionStrategy strategy = strategies.strategy(part.strategy()).orElse(null);
        if (strategy == null) {
            said.add("strategy " + part.strategy() + " is not in service");
            return List.of();
        }
        try {
            return strategy.rank(
                    pool(part.pool()), new SelectionSpec(asked, seed, now, part.params()));
        } catch (RuntimeException | LinkageError e) {
            // The one catch-all for strategies: the others still choose.
            LOG.warn("strategy {} failed", part.strategy(), e);
            said.add("strategy " + part.strategy() + " failed: " + e.getMessage());
            return List.of();
        }
    }

    private StoredPool pool(SelectionRequest.Pool which) {
        SampleFilter filter =
                which == SelectionRequest.Pool.TRAINING
                        ? request.filter().withReserved(false)
                        : request.filter().withReserved(true).withOrigins(Set.of(Origin.RANDOM));
        return new StoredPool(samples, filter, this::allowed);
    }

    private List<Sample> allowed(List<Sample> page) {
        if (request.again()) {
            return page;
        }
        Set<String> chosen = selections.chosen(page.stream().map(Sample::id).toList());
        return page.stream().filter(s -> !chosen.contains(s.id())).toList();
    }

    /** Any beginning of the list has about the mix of the whole. */
    private static List<Selection.Row> interleaved(List<List<Selection.Row>> parts) {
        Map<Selection.Row, Double> order = new HashMap<>();
        List<Selection.Row> all = new ArrayList<>();
        for (List<Selection.Row> part : parts) {
            for (int i = 0; i < part.size(); i++) {
                order.put(part.get(i), (i + 0.5) / part.size());
                all.add(part.get(i));
            }
        }
        all.sort(Comparator.comparingDouble(order::get));
        List<Selection.Row> placed = new ArrayList<>();
        for (Selection.Row row : all) {
            placed.add(
                    new Selection.Row(
                            row.selection(),
                            placed.size() + 1,
                            row.sample(),
                            row.strategy(),
                            row.score(),
                            row.modelVersion(),
                            row.seed(),
                            row.reason()));
        }
        return placed;
    }
}

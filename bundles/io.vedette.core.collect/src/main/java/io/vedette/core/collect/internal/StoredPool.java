package io.vedette.core.collect.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.spi.model.Vector;
import io.vedette.spi.selection.Candidate;
import io.vedette.spi.selection.Pool;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The samples of a filter as a strategy sees them, read a page at a time. */
final class StoredPool implements Pool {
    private static final int PAGE = 1000;
    private final SampleStore store;
    private final SampleFilter filter;
    private final Function<List<Sample>, List<Sample>> allowed;

    /**
     * @param allowed which of a page may be chosen
     */
    StoredPool(
            SampleStore store, SampleFilter filter, Function<List<Sample>, List<Sample>> allowed) {
        this.store = store;
        this.filter = filter;
        this.allowed = allowed;
    }

    @Override
    public Stream<Candidate> candidates() {
        return stream(filter.withLabeled(false), allowed);
    }

    @Override
    public Stream<Candidate> labeled() {
        return stream(filter.withLabeled(true), page -> page);
    }

    @Override
    public Optional<Vector> embedding(String sample, String model) {
        return Optional.empty();
    }

    private Stream<Candidate> stream(
            SampleFilter which, Function<List<Sample>, List<Sample>> keep) {
        return StreamSupport.stream(new Pages(which, keep), false).map(StoredPool::candidate);
    }

    static Candidate candidate(Sample sample) {
        return new Candidate(
                sample.id(),
                sample.place().camera(),
                sample.place().recording(),
                sample.takenAt(),
                sample.origin().id(),
                sample.known().probabilities(),
                sample.known().score(),
                sample.verdict());
    }

    private final class Pages extends Spliterators.AbstractSpliterator<Sample> {
        private final SampleFilter which;
        private final Function<List<Sample>, List<Sample>> keep;
        private final Deque<Sample> waiting = new ArrayDeque<>();
        private String after = "";
        private boolean ended;

        Pages(SampleFilter which, Function<List<Sample>, List<Sample>> keep) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.which = which;
            this.keep = keep;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Sample> action) {
            while (waiting.isEmpty() && !ended) {
                List<Sample> page = store.byId(which, after, PAGE);
                ended = page.size() < PAGE;
                if (!page.isEmpty()) {
                    after = page.get(page.size() - 1).id();
                    waiting.addAll(keep.apply(page));
                }
            }
            Sample next = waiting.poll();
            if (next == null) {
                return false;
            }
            action.accept(next);
            return true;
        }
    }
}

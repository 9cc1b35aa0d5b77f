package io.vedette.selector.basic.internal;

import io.vedette.spi.selection.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best of many: highest score first, equals by id. Memory grows with what is kept. */
final class Best {
    private static final Comparator<Ranked> ORDER =
            Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::sample);
    private final int most;
    private final PriorityQueue<Ranked> kept = new PriorityQueue<>(ORDER.reversed());

    Best(int most) {
        this.most = most;
    }

    void offer(Ranked ranked) {
        if (most == 0) {
            return;
        }
        kept.add(ranked);
        if (kept.size() > most) {
            kept.poll();
        }
    }

    List<Ranked> list() {
        List<Ranked> all = new ArrayList<>(kept);
        all.sort(ORDER);
        return all;
    }
}

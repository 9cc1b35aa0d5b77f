package io.vedette.metric.tracking.internal;

import io.vedette.spi.Box;
import io.vedette.spi.metric.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sequences of objects that drift, get lost and change their names, from a fixed seed. */
final class RandomSequences {
    private RandomSequences() {}

    static List<Unit> of(int count) {
        List<Unit> sequences = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            Random random = new Random(s);
            List<Unit.SequenceFrame> frames = new ArrayList<>();
            for (int n = 1; n <= 40; n++) {
                List<Unit.Identified> truth = new ArrayList<>();
                List<Unit.Identified> predicted = new ArrayList<>();
                for (int id = 1; id <= 4; id++) {
                    Box box = new Box(50.0 * id + n, 20, 30, 60);
                    truth.add(new Unit.Identified(id, box, 1));
                    if (random.nextDouble() < 0.8) {
                        Box near = new Box(box.x() + random.nextInt(12), 22, 30, 60);
                        predicted.add(new Unit.Identified(id + 10L * (n / 15), near, 0.9));
                    }
                }
                frames.add(new Unit.SequenceFrame(n, truth, predicted));
            }
            sequences.add(new Unit.Sequence("sequence-" + s, frames));
        }
        return sequences;
    }
}

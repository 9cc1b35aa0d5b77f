package io.vedette.bench.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lets both sides work in turns, so that what else the machine does falls on both: one pass of each
 * to warm up, then as many as asked for.
 */
final class Rounds {
    private final int repeat;
    private final PrintStream progress;

    Rounds(int repeat, PrintStream progress) {
        this.repeat = repeat;
        this.progress = progress;
    }

    /** Compares; both sides stay the caller's to close. */
    Finding compare(
            String name, Side ours, Optional<Side> peer, Map<String, Double> values, String note)
            throws IOException {
        ours.pass();
        if (peer.isPresent()) {
            peer.get().pass();
        }
        double[] mine = new double[repeat];
        double[] theirs = new double[repeat];
        for (int i = 0; i < repeat; i++) {
            mine[i] = ours.pass();
            theirs[i] = peer.isPresent() ? peer.get().pass() : Double.NaN;
            progress.printf(
                    Locale.ROOT,
                    "%s %d of %d: ours %.3f, peer %.3f%n",
                    name,
                    i + 1,
                    repeat,
                    mine[i],
                    theirs[i]);
        }
        return new Finding(
                name,
                "CPU s",
                Optional.of(Spread.of(mine)),
                peer.map(p -> Spread.of(theirs)),
                values,
                note);
    }
}

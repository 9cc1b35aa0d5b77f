package io.vedette.scene.motion.internal;

import java.util.Arrays;

/**
 * Running mean and mean deviation of every cell. Means are 16.16 fixed point, so that slow learning
 * is not lost to rounding; deviations 20.12. Loops are free of branches, so that the compiler makes
 * vector code of them.
 */
final class Background {
    /** Changes beyond this many levels tell nothing more about a cell's own restlessness. */
    private static final int CAP = 30 << 12;

    private static final int WHITE = (256 << 16) - 1;

    final int cells;
    final int[] mean;
    final int[] deviation;

    /** What is expected now: the mean under the light of now, 24.8. */
    final int[] expected;

    /** Negative where the cell differs more than it may. */
    final int[] differs;

    Background(int cells) {
        this.cells = cells;
        mean = new int[cells];
        deviation = new int[cells];
        expected = new int[cells];
        differs = new int[cells];
    }

    /** Forgets everything but this picture. */
    void begin(int[] level) {
        for (int i = 0; i < cells; i++) {
            mean[i] = level[i] << 8;
        }
        Arrays.fill(deviation, 2 << 12);
    }

    /** Expects the mean as it is. */
    void expectMean() {
        for (int i = 0; i < cells; i++) {
            expected[i] = mean[i] >> 8;
        }
    }

    /** Expects the mean seen through a curve. */
    void expect(int[] curve) {
        for (int i = 0; i < cells; i++) {
            int v = mean[i] >> 16;
            int fraction = mean[i] >> 8 & 255;
            expected[i] = curve[v] + ((curve[v + 1] - curve[v]) * fraction >> 8);
        }
    }

    /**
     * Compares with what is expected.
     *
     * @param floor levels (24.8) a cell may always differ
     * @param times multiple of the deviation (28.4) it may differ
     */
    void compare(int[] level, int floor, int times) {
        for (int i = 0; i < cells; i++) {
            int allowed = Math.max(floor, deviation[i] * times >> 8);
            differs[i] = allowed - Math.abs(level[i] - expected[i]);
        }
    }

    /**
     * Learns.
     *
     * @param rest share (20.12) of a difference taken over by a cell that rests
     * @param moving the same of a cell that moves, by {@code moves}
     * @param moves negative where it moves
     * @param from first cell
     * @param to one past the last
     */
    void learn(int[] level, int[] moves, int rest, int moving, int from, int to) {
        int difference = moving - rest;
        for (int i = from; i < to; i++) {
            int share = rest + (moves[i] >> 31 & difference);
            int change = level[i] - expected[i];
            mean[i] = Math.max(0, Math.min(WHITE, mean[i] + (change * share >> 4)));
        }
        int spreadRest = Math.max(1, rest / 2);
        int spreadDifference = Math.max(1, moving) - spreadRest;
        for (int i = from; i < to; i++) {
            int share = spreadRest + (moves[i] >> 31 & spreadDifference);
            int change = Math.min(CAP, Math.abs(level[i] - expected[i]) << 4) - deviation[i];
            deviation[i] += change * share >> 12;
        }
    }

    /** Moves the mean by a share (20.12) towards what the light of now makes of it. */
    void follow(int share) {
        for (int i = 0; i < cells; i++) {
            mean[i] += (expected[i] - (mean[i] >> 8)) * share >> 4;
        }
    }
}

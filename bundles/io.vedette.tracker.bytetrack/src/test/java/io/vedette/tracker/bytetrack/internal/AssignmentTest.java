package io.vedette.tracker.bytetrack.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final double LIMIT = 0.8;

    @Test
    void findsTheLeastCostAsTryingEverythingDoes() {
        Random random = new Random(5);
        for (int run = 0; run < 500; run++) {
            double[][] cost = new double[random.nextInt(6)][1 + random.nextInt(5)];
            for (double[] row : cost) {
                for (int j = 0; j < row.length; j++) {
                    row[j] =
                            random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble();
                }
            }
            int[] found = Assignment.solve(cost, LIMIT);
            assertThat(found).hasSize(cost.length);
            assertThat(sum(cost, found)).isCloseTo(least(cost, 0, 0), within(1e-9));
        }
    }

    /** What an assignment costs: each row left alone costs the limit; no column twice. */
    private static double sum(double[][] cost, int[] found) {
        double sum = 0;
        int taken = 0;
        for (int i = 0; i < found.length; i++) {
            if (found[i] < 0) {
                sum += LIMIT;
            } else {
                assertThat(taken & 1 << found[i]).isZero();
                assertThat(cost[i][found[i]]).isLessThan(LIMIT);
                taken |= 1 << found[i];
                sum += cost[i][found[i]];
            }
        }
        return sum;
    }

    private static double least(double[][] cost, int row, int taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = LIMIT + least(cost, row + 1, taken);
        for (int j = 0; j < cost[row].length; j++) {
            if ((taken & 1 << j) == 0 && cost[row][j] < LIMIT) {
                best = Math.min(best, cost[row][j] + least(cost, row + 1, taken | 1 << j));
            }
        }
        return best;
    }
}

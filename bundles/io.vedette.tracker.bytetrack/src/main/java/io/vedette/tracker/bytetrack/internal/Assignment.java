package io.vedette.tracker.bytetrack.internal;

import java.util.Arrays;

/**
 * Optimal assignment of rows to columns by shortest augmenting paths with potentials (Jonker and
 * Volgenant, 1987), O(n^2 m). A pair that costs {@code limit} or more is as good as none.
 */
final class Assignment {
    private Assignment() {}

    /**
     * Assigns.
     *
     * @param cost one row per left side, all of one length; not changed
     * @param limit what leaving a row alone costs
     * @return the column of each row, -1 where it stays alone
     */
    static int[] solve(double[][] cost, double limit) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        int[] result = new int[rows];
        Arrays.fill(result, -1);
        if (columns == 0) {
            return result;
        }
        boolean turned = rows > columns;
        int n = turned ? columns : rows;
        int m = turned ? rows : columns;
        int[] owner = augment(cost, limit, turned, n, m);
        for (int j = 1; j <= m; j++) {
            if (owner[j] > 0) {
                int row = turned ? j - 1 : owner[j] - 1;
                int column = turned ? owner[j] - 1 : j - 1;
                if (cost[row][column] < limit) {
                    result[row] = column;
                }
            }
        }
        return result;
    }

    /** Owner of each column, both counted from 1; 0 where it has none. */
    private static int[] augment(double[][] cost, double limit, boolean turned, int n, int m) {
        double[] u = new double[n + 1];
        double[] v = new double[m + 1];
        int[] owner = new int[m + 1];
        int[] way = new int[m + 1];
        double[] least = new double[m + 1];
        boolean[] used = new boolean[m + 1];
        for (int i = 1; i <= n; i++) {
            owner[0] = i;
            int at = 0;
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(used, false);
            do {
                used[at] = true;
                int row = owner[at];
                int next = 0;
                double delta = Double.POSITIVE_INFINITY;
                for (int j = 1; j <= m; j++) {
                    if (used[j]) {
                        continue;
                    }
                    double c = turned ? cost[j - 1][row - 1] : cost[row - 1][j - 1];
                    double reduced = Math.min(c, limit) - u[row] - v[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        way[j] = at;
                    }
                    if (least[j] < delta) {
                        delta = least[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= m; j++) {
                    if (used[j]) {
                        u[owner[j]] += delta;
                        v[j] -= delta;
                    } else {
                        least[j] -= delta;
                    }
                }
                at = next;
            } while (owner[at] != 0);
            while (at != 0) {
                owner[at] = owner[way[at]];
                at = way[at];
            }
        }
        return owner;
    }
}

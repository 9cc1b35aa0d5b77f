package io.vedette.spi.math;

import java.util.Arrays;

/**
 * Optimal assignment of rows to columns: as many pairs as possible, and among those the least total
 * cost. Shortest augmenting paths with potentials (Jonker and Volgenant 1987), O(n³).
 */
public final class Assignment {
    private Assignment() {}

    /**
     * Solves one problem.
     *
     * @param cost rows by columns, finite, or {@link Double#NaN} where a pair is not allowed; rows
     *     of equal length
     * @return the column of each row, -1 where it has none
     */
    public static int[] solve(double[][] cost) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, -1);
        if (rows == 0 || columns == 0) {
            return columnOf;
        }
        int n = Math.max(rows, columns);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] row : cost) {
            for (double c : row) {
                if (!Double.isNaN(c)) {
                    least = Math.min(least, c);
                    most = Math.max(most, c);
                }
            }
        }
        if (least > most) {
            return columnOf;
        }
        // One pair too few must cost more than any choice of pairs can save.
        double forbidden = (most - least + 1) * (n + 1);
        double[][] square = new double[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(square[i], forbidden);
            if (i < rows) {
                for (int j = 0; j < columns; j++) {
                    if (!Double.isNaN(cost[i][j])) {
                        square[i][j] = cost[i][j] - least;
                    }
                }
            }
        }
        int[] rowOf = augmentingPaths(square);
        for (int j = 0; j < columns; j++) {
            int i = rowOf[j];
            if (i < rows && !Double.isNaN(cost[i][j])) {
                columnOf[i] = j;
            }
        }
        return columnOf;
    }

    /** Row of each column of a square problem. */
    private static int[] augmentingPaths(double[][] cost) {
        int n = cost.length;
        double[] u = new double[n + 1];
        double[] v = new double[n + 1];
        int[] match = new int[n + 1];
        int[] way = new int[n + 1];
        double[] slack = new double[n + 1];
        boolean[] used = new boolean[n + 1];
        for (int i = 1; i <= n; i++) {
            match[0] = i;
            int column = 0;
            Arrays.fill(slack, Double.POSITIVE_INFINITY);
            Arrays.fill(used, false);
            do {
                used[column] = true;
                int row = match[column];
                double delta = Double.POSITIVE_INFINITY;
                int next = 0;
                for (int j = 1; j <= n; j++) {
                    if (used[j]) {
                        continue;
                    }
                    double reduced = cost[row - 1][j - 1] - u[row] - v[j];
                    if (reduced < slack[j]) {
                        slack[j] = reduced;
                        way[j] = column;
                    }
                    if (slack[j] < delta) {
                        delta = slack[j];
                        next = j;
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (used[j]) {
                        u[match[j]] += delta;
                        v[j] -= delta;
                    } else {
                        slack[j] -= delta;
                    }
                }
                column = next;
            } while (match[column] != 0);
            do {
                int previous = way[column];
                match[column] = match[previous];
                column = previous;
            } while (column != 0);
        }
        int[] rowOf = new int[n];
        for (int j = 1; j <= n; j++) {
            rowOf[j - 1] = match[j] - 1;
        }
        return rowOf;
    }
}

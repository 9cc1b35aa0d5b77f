package io.vedette.metric.event.internal;

import io.vedette.spi.Box;
import io.vedette.spi.metric.Unit.AlertEvent;
import io.vedette.spi.metric.Unit.TimedBox;
import io.vedette.spi.metric.Unit.TruthEvent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which alert met which true event. One to one: as many pairs as possible (augmenting paths, events
 * and alerts tried by time, so that ties go to the earliest). By event: each event takes the
 * earliest alert that meets it, and an alert may meet several.
 *
 * @param truths by begin
 * @param alerts by time
 * @param alertOf alert of each truth, -1 for a miss
 * @param meets whether an alert meets any truth at all
 */
record AlertMatching(
        List<TruthEvent> truths, List<AlertEvent> alerts, int[] alertOf, boolean[] meets) {
    static AlertMatching of(
            List<TruthEvent> truths, List<AlertEvent> alerts, AlertOptions options) {
        boolean[][] may = new boolean[truths.size()][alerts.size()];
        boolean[] meets = new boolean[alerts.size()];
        for (int t = 0; t < truths.size(); t++) {
            for (int a = 0; a < alerts.size(); a++) {
                may[t][a] = meet(truths.get(t), alerts.get(a), options);
                meets[a] |= may[t][a];
            }
        }
        int[] alertOf = new int[truths.size()];
        Arrays.fill(alertOf, -1);
        int[] truthOf = new int[alerts.size()];
        Arrays.fill(truthOf, -1);
        for (int t = 0; t < alertOf.length; t++) {
            if (options.oneToOne()) {
                augment(t, may, alertOf, truthOf, new boolean[alerts.size()]);
            } else {
                alertOf[t] = earliest(may[t]);
            }
        }
        return new AlertMatching(truths, alerts, alertOf, meets);
    }

    private static boolean meet(TruthEvent truth, AlertEvent alert, AlertOptions options) {
        return alert.at() >= truth.begin() - options.pre()
                && alert.at() <= truth.end() + options.post()
                && (truth.type().isEmpty() || truth.type().equals(alert.type()))
                && (options.minIou() == 0
                        || truth.boxes().isEmpty()
                        || alert.box().isPresent()
                                && alert.box().get().iou(boxAt(truth, alert.at()))
                                        >= options.minIou());
    }

    private static Box boxAt(TruthEvent truth, double seconds) {
        return truth.boxes().stream()
                .min(Comparator.comparingDouble((TimedBox b) -> Math.abs(b.seconds() - seconds)))
                .orElseThrow()
                .box();
    }

    private static int earliest(boolean[] may) {
        for (int a = 0; a < may.length; a++) {
            if (may[a]) {
                return a;
            }
        }
        return -1;
    }

    private static boolean augment(
            int t, boolean[][] may, int[] alertOf, int[] truthOf, boolean[] tried) {
        // A free alert first: an earlier pair is moved only where nothing else helps.
        for (int pass = 0; pass < 2; pass++) {
            for (int a = 0; a < tried.length; a++) {
                if (!may[t][a] || tried[a] || (pass == 0) != (truthOf[a] < 0)) {
                    continue;
                }
                tried[a] = true;
                if (truthOf[a] < 0 || augment(truthOf[a], may, alertOf, truthOf, tried)) {
                    truthOf[a] = t;
                    alertOf[t] = a;
                    return true;
                }
            }
        }
        return false;
    }
}

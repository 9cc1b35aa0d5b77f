package io.vedette.metric.detection.internal;

import io.vedette.spi.metric.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;

/** The precision-recall curve of one class, area range, threshold and number of detections. */
final class PrecisionRecall {
    private final double averagePrecision;
    private final double maxRecall;

    private PrecisionRecall(double averagePrecision, double maxRecall) {
        this.averagePrecision = averagePrecision;
        this.maxRecall = maxRecall;
    }

    double averagePrecision() {
        return averagePrecision;
    }

    double maxRecall() {
        return maxRecall;
    }

    /** Detections of a class over all images, best first, equals in order of image and row. */
    record Ranking(ImageMatches[] images, int[] detections, int truths) {
        static Ranking of(
                SortedMap<String, ImageMatches> byImage,
                int area,
                int maxDetections,
                Weights weights) {
            int count = 0;
            int truths = 0;
            for (Map.Entry<String, ImageMatches> image : byImage.entrySet()) {
                int weight = weights.of(image.getKey());
                count += weight * Math.min(maxDetections, image.getValue().scores().length);
                truths += weight * image.getValue().truths()[area];
            }
            ImageMatches[] images = new ImageMatches[count];
            int[] detections = new int[count];
            int at = 0;
            for (Map.Entry<String, ImageMatches> image : byImage.entrySet()) {
                ImageMatches matches = image.getValue();
                int own = Math.min(maxDetections, matches.scores().length);
                for (int copy = weights.of(image.getKey()); copy > 0; copy--) {
                    for (int d = 0; d < own; d++) {
                        images[at] = matches;
                        detections[at++] = d;
                    }
                }
            }
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingDouble(i -> -images[i].scores()[detections[i]]));
            ImageMatches[] sortedImages = new ImageMatches[count];
            int[] sortedDetections = new int[count];
            for (int i = 0; i < count; i++) {
                sortedImages[i] = images[order[i]];
                sortedDetections[i] = detections[order[i]];
            }
            return new Ranking(sortedImages, sortedDetections, truths);
        }
    }

    static PrecisionRecall of(Ranking ranking, int area, int threshold) {
        int count = ranking.detections().length;
        double[] recall = new double[count];
        double[] precision = new double[count];
        int points = 0;
        double right = 0;
        double wrong = 0;
        for (int i = 0; i < count; i++) {
            ImageMatches image = ranking.images()[i];
            int d = ranking.detections()[i];
            if (!image.ignored()[area][threshold][d]) {
                if (image.matched()[area][threshold][d]) {
                    right++;
                } else {
                    wrong++;
                }
            }
            recall[points] = right / ranking.truths();
            precision[points++] = right / (right + wrong + Math.ulp(1.0));
        }
        for (int i = points - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        double sum = 0;
        int at = 0;
        for (double wanted : CocoRules.RECALLS) {
            while (at < points && recall[at] < wanted) {
                at++;
            }
            sum += at < points ? precision[at] : 0;
        }
        return new PrecisionRecall(
                sum / CocoRules.RECALLS.length, points == 0 ? 0 : recall[points - 1]);
    }
}

package io.vedette.testkit;

import io.vedette.spi.frame.Crop;
import io.vedette.spi.training.TrainingData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A four-class problem that any picture classifier can learn and none can guess: upright stripes,
 * lying stripes, a disc, a ring; of random colours, contrast, place, size and noise. The colours
 * say nothing of the class.
 */
public final class SyntheticCrops implements TrainingData {
    /** Class names in the order of their labels. */
    public static final List<String> CLASSES = List.of("upright", "lying", "disc", "ring");

    private final List<Example> train = new ArrayList<>();
    private final List<Example> validation = new ArrayList<>();

    /**
     * @param train how many examples, classes in turn
     * @param validation how many of those
     * @param seed of everything in them
     */
    public SyntheticCrops(int train, int validation, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < train + validation; i++) {
            Example example = new Example("s" + i, draw(i % 4, random), i % 4, 1);
            (i < train ? this.train : this.validation).add(example);
        }
    }

    private static Crop draw(int kind, Random random) {
        int side = 28 + random.nextInt(21);
        double period = side / (3 + 2 * random.nextDouble());
        double phase = random.nextDouble();
        double middleX = side * (0.35 + 0.3 * random.nextDouble());
        double middleY = side * (0.35 + 0.3 * random.nextDouble());
        double radius = side * (0.22 + 0.1 * random.nextDouble());
        int[] back = {random.nextInt(256), random.nextInt(256), random.nextInt(256)};
        byte[] bgr = new byte[3 * side * side];
        int[] fore = new int[3];
        for (int c = 0; c < 3; c++) {
            int contrast = 60 + random.nextInt(60);
            fore[c] = back[c] < 128 ? back[c] + contrast : back[c] - contrast;
        }
        for (int i = 0; i < side * side; i++) {
            double x = i % side;
            double y = i / side;
            double away = Math.hypot(x - middleX, y - middleY);
            boolean inside =
                    switch (kind) {
                        case 0 -> (x / period + phase) % 1 < 0.5;
                        case 1 -> (y / period + phase) % 1 < 0.5;
                        case 2 -> away < radius;
                        default -> away < radius && away > 0.6 * radius;
                    };
            for (int c = 0; c < 3; c++) {
                int code = (inside ? fore[c] : back[c]) + (int) (12 * random.nextGaussian());
                bgr[3 * i + c] = (byte) Math.min(255, Math.max(0, code));
            }
        }
        return new Crop(side, side, bgr);
    }

    private List<Example> of(Split split) {
        return split == Split.TRAIN ? train : validation;
    }

    @Override
    public int size(Split split) {
        return of(split).size();
    }

    @Override
    public Stream<Example> open(Split split, long seed) {
        List<Example> shuffled = new ArrayList<>(of(split));
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.stream();
    }
}

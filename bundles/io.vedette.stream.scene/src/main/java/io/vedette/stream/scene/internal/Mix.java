package io.vedette.stream.scene.internal;

/** What disturbs, and how often in which weather. */
enum Mix {
    ANIMAL,
    BIRD,
    LITTER,
    PLANT,
    SHADOW,
    HEADLIGHTS,
    RAIN,
    EXPOSURE,
    NOISE,
    INSECT;

    private static final Mix[] KINDS = values();

    /** Percent by kind, in the order above. */
    private static int[] shares(Weather weather) {
        return switch (weather) {
            case CLEAR -> new int[] {38, 12, 10, 18, 16, 0, 0, 4, 2, 0};
            case CLOUDY -> new int[] {32, 9, 10, 17, 25, 0, 0, 5, 2, 0};
            case OVERCAST -> new int[] {42, 12, 14, 24, 0, 0, 0, 5, 3, 0};
            case RAIN -> new int[] {32, 4, 8, 20, 0, 3, 28, 2, 3, 0};
            case DUSK -> new int[] {36, 3, 6, 14, 0, 25, 0, 3, 5, 8};
            case NIGHT -> new int[] {34, 0, 4, 10, 0, 28, 0, 2, 8, 14};
        };
    }

    static Mix pick(Weather weather, Dice dice) {
        int[] shares = shares(weather);
        int at = dice.below(100);
        for (int i = 0; i < shares.length; i++) {
            at -= shares[i];
            if (at < 0) {
                return KINDS[i];
            }
        }
        return ANIMAL;
    }
}

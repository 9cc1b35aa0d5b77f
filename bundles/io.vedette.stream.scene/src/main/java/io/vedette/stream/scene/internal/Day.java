package io.vedette.stream.scene.internal;

import java.util.Optional;

/**
 * The light and weather of a stretch of time.
 *
 * @param weather kind
 * @param ambient light from everywhere, for red, green and blue
 * @param sun direct light, for red, green and blue
 * @param shadowX metres a shadow reaches along x for a metre of height
 * @param shadowZ metres along z
 * @param wind 0..1
 * @param noise deviation of the sensor noise, luma codes
 * @param lamps strength of the street's and the house's lamps
 */
record Day(
        Weather weather,
        double[] ambient,
        double[] sun,
        double shadowX,
        double shadowZ,
        double wind,
        double noise,
        double lamps) {

    /** Seconds after which the light is another. */
    static final double STRETCH = 600;

    private static final Weather[] USUAL = {
        Weather.CLEAR,
        Weather.CLOUDY,
        Weather.OVERCAST,
        Weather.RAIN,
        Weather.DUSK,
        Weather.NIGHT,
        Weather.CLEAR,
        Weather.CLOUDY
    };

    /** The day of a stretch: six stretches in a row have six kinds of weather. */
    static Day of(long place, long seed, long stretch, Optional<Weather> wished) {
        Dice order = new Dice(place, seed, Math.floorDiv(stretch, USUAL.length), 11);
        Weather[] kinds = USUAL.clone();
        for (int i = kinds.length - 1; i > 0; i--) {
            int j = order.below(i + 1);
            Weather swap = kinds[i];
            kinds[i] = kinds[j];
            kinds[j] = swap;
        }
        Weather weather = wished.orElse(kinds[(int) Math.floorMod(stretch, (long) USUAL.length)]);
        return of(weather, new Dice(place, seed, stretch, 12));
    }

    private static Day of(Weather weather, Dice dice) {
        double bright = dice.between(0.92, 1.08);
        double slant = dice.between(-1.5, 1.5);
        double deep = dice.between(-0.9, 0.9);
        double wind = dice.between(0.1, 1);
        return switch (weather) {
            case CLEAR ->
                    new Day(
                            weather,
                            new double[] {0.50 * bright, 0.53 * bright, 0.60 * bright},
                            new double[] {0.62 * bright, 0.58 * bright, 0.49 * bright},
                            slant,
                            deep,
                            wind,
                            1.3,
                            0);
            case CLOUDY ->
                    new Day(
                            weather,
                            new double[] {0.58 * bright, 0.60 * bright, 0.65 * bright},
                            new double[] {0.42 * bright, 0.39 * bright, 0.35 * bright},
                            slant,
                            deep,
                            wind,
                            1.5,
                            0);
            case OVERCAST ->
                    new Day(
                            weather,
                            new double[] {0.80 * bright, 0.82 * bright, 0.86 * bright},
                            new double[3],
                            0,
                            0,
                            wind,
                            1.8,
                            0);
            case RAIN ->
                    new Day(
                            weather,
                            new double[] {0.60 * bright, 0.63 * bright, 0.68 * bright},
                            new double[3],
                            0,
                            0,
                            wind,
                            2.2,
                            0.05);
            case DUSK ->
                    new Day(
                            weather,
                            new double[] {0.42 * bright, 0.37 * bright, 0.41 * bright},
                            new double[] {0.10, 0.06, 0.03},
                            slant * 1.6,
                            deep,
                            wind,
                            2.6,
                            0.24);
            case NIGHT ->
                    new Day(
                            weather,
                            new double[] {0.13 * bright, 0.15 * bright, 0.20 * bright},
                            new double[3],
                            0,
                            0,
                            wind,
                            3.4,
                            0.52);
        };
    }

    /** How dark a shadow is where the sun is hidden: 0 none. */
    double shadowStrength() {
        double direct = sun[1];
        return direct < 0.15 ? 0 : direct / (direct + ambient[1]);
    }

    /** Light from -1 (left) to 1 (right), for the round of a limb. */
    double side() {
        return sun[1] < 0.05 ? 0 : Math.max(-1, Math.min(1, -shadowX));
    }
}

package io.vedette.stream.scene.internal;

/**
 * Build and coat of a four-legged animal; lengths in metres.
 *
 * @param shoulder height of the back
 * @param length of the trunk
 * @param girth radius of the chest
 * @param leg radius of a leg
 * @param neck length of the neck, and how steeply it rises
 * @param skull radius of the head
 * @param muzzle length of the muzzle
 * @param ear length of the ears
 * @param tail length of the tail
 * @param tailUp how the tail is held, radians above the level
 * @param brush radius of the tail
 */
record Beast(
        double shoulder,
        double length,
        double girth,
        double leg,
        double neck,
        double neckUp,
        double skull,
        double muzzle,
        double ear,
        double tail,
        double tailUp,
        double brush,
        Ink coat,
        Ink belly,
        Ink legs,
        Ink tip) {

    /** A cat of some colour. */
    static Beast cat(Dice dice, Stage stage) {
        int coat = dice.pick(0x2a2826, 0xc08040, 0x8c8478, 0xe0dcd2, 0x6a5a48);
        double k = dice.between(0.95, 1.2);
        int light = dice.chance(0.4) ? 0xe8e4da : coat;
        return new Beast(
                0.29 * k,
                0.36 * k,
                0.078 * k,
                0.024 * k,
                0.09 * k,
                0.8,
                0.062 * k,
                0.035 * k,
                0.06 * k,
                0.36 * k,
                dice.between(-0.2, 1.3),
                0.02 * k,
                stage.ink(coat),
                stage.ink(light),
                stage.ink(light),
                stage.ink(coat));
    }

    /** A dog of some size and colour. */
    static Beast dog(Dice dice, Stage stage) {
        int coat = dice.pick(0x2c2622, 0x9a6a3a, 0xd8c8a8, 0x6a4a30, 0xe4e0d8);
        double k = dice.between(0.75, 1.25);
        int light = dice.chance(0.3) ? 0xded6c6 : coat;
        return new Beast(
                0.52 * k,
                0.6 * k,
                0.125 * k,
                0.036 * k,
                0.18 * k,
                0.75,
                0.085 * k,
                0.12 * k,
                0.09 * k,
                0.3 * k,
                dice.between(0.2, 1.1),
                0.026 * k,
                stage.ink(coat),
                stage.ink(light),
                stage.ink(coat),
                stage.ink(coat));
    }

    /** A fox. */
    static Beast fox(Dice dice, Stage stage) {
        double k = dice.between(0.95, 1.15);
        return new Beast(
                0.38 * k,
                0.46 * k,
                0.088 * k,
                0.024 * k,
                0.12 * k,
                0.35,
                0.066 * k,
                0.11 * k,
                0.08 * k,
                0.42 * k,
                -0.25,
                0.058 * k,
                stage.ink(0xb8602a),
                stage.ink(0xd8cfc0),
                stage.ink(0x3a2a22),
                stage.ink(0xe8e4dc));
    }
}

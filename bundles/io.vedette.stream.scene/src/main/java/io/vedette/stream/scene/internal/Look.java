package io.vedette.stream.scene.internal;

/**
 * What a person looks like.
 *
 * @param height metres
 * @param girth factor on the width of the body, 1 slim
 * @param cover of the legs
 * @param head what is worn on it
 * @param load what is carried or pushed
 */
record Look(
        double height,
        double girth,
        Ink skin,
        Ink hair,
        Ink top,
        Ink trousers,
        Ink shoes,
        Ink thing,
        Cover cover,
        Head head,
        Load load) {

    private static final int[] SKINS = {0xe6b99a, 0xd9a583, 0xb98363, 0x8a5a40, 0x5f3d2c, 0xf0c8ac};
    private static final int[] HAIRS = {
        0x2a211c, 0x4a3424, 0x7a5634, 0xb58f56, 0x1a1a1c, 0x8a8a88, 0x6a2f1c
    };
    private static final int[] TOPS = {
        0xb03030, 0x2f4f8f, 0x2b2b30, 0xe4e2dc, 0x3f7f4f, 0xd0a030, 0x7a3f7f, 0x5f6f7f, 0xd06a2a,
        0x8fb0d0, 0x1f2f4a, 0x9a8a70, 0xcfd82a, 0xc07a9a
    };
    private static final int[] TROUSERS = {
        0x2a3448, 0x1f1f24, 0x4a5a78, 0x7a6a50, 0x5a5a60, 0x3a3026, 0xb0a890
    };
    private static final int[] THINGS = {
        0x8a6a40, 0x2a2a2e, 0xa03a3a, 0xe0ddd4, 0x2f5a7a, 0xb9935a
    };

    /** Over the legs. */
    enum Cover {
        TROUSERS,
        SHORTS,
        SKIRT,
        COAT
    }

    /** On the head. */
    enum Head {
        HAIR,
        LONG_HAIR,
        BALD,
        CAP,
        HAT,
        HOOD,
        HELMET
    }

    /** Carried or pushed. */
    enum Load {
        NOTHING,
        BACKPACK,
        BAG,
        PARCEL,
        UMBRELLA,
        PRAM,
        BARROW
    }

    static Look of(Dice dice, Stage stage) {
        boolean child = dice.chance(0.1);
        double height = child ? dice.between(1.15, 1.45) : 1.72 + 0.085 * dice.bell();
        boolean rain = stage.day.weather() == Weather.RAIN;
        Cover cover =
                switch (dice.below(10)) {
                    case 0 -> Cover.SHORTS;
                    case 1, 2 -> Cover.SKIRT;
                    case 3, 4 -> Cover.COAT;
                    default -> Cover.TROUSERS;
                };
        Load load =
                switch (dice.below(child ? 13 : 20)) {
                    case 0, 1, 2 -> Load.BACKPACK;
                    case 13, 14, 15 -> Load.BAG;
                    case 16, 17 -> Load.PARCEL;
                    case 18 -> Load.PRAM;
                    case 19 -> Load.BARROW;
                    default -> Load.NOTHING;
                };
        if (rain && load == Load.NOTHING && dice.chance(0.6)) {
            load = Load.UMBRELLA;
        }
        Head head = Head.values()[dice.below(rain ? 7 : 6)];
        return new Look(
                height,
                dice.between(0.92, 1.32),
                stage.ink(dice.pick(SKINS)),
                stage.ink(dice.pick(HAIRS)),
                stage.ink(dice.pick(TOPS)),
                stage.ink(dice.pick(TROUSERS)),
                stage.ink(dice.pick(0x1c1c1e, 0x3a2c20, 0xd0d0cc, 0x8a3030)),
                stage.ink(dice.pick(THINGS)),
                cover,
                head,
                load);
    }
}

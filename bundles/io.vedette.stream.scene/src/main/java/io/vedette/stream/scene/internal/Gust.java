package io.vedette.stream.scene.internal;

/** A gust that bends the bushes. It paints nothing itself: the bushes ask for {@link #push}. */
record Gust(double begin, double end, double strength) implements Effect {

    @Override
    public String kind() {
        return "plant";
    }

    @Override
    public void apply(Painter picture, LightMaps maps, double t) {
        // the bushes are painted in their place among the actors
    }

    /** Metres by which a bush's top is moved. */
    double push(double t) {
        double share = Math.min(t - begin, end - t) / 0.7;
        return on(t) ? strength * Trig.smooth(share) : 0;
    }
}

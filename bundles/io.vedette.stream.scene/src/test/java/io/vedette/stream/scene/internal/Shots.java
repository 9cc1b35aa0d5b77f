package io.vedette.stream.scene.internal;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Pictures for people: run {@link #main} with a folder to make those of {@code docs/scene.md} anew,
 * and look at them.
 */
final class Shots {
    private Shots() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        weathers(folder.resolve("scene-weathers.jpg"));
        disturbances(folder.resolve("scene-disturbances.jpg"));
    }

    private static void weathers(Path file) {
        List<BufferedImage> images = new ArrayList<>();
        int place = 0;
        for (Weather weather : Weather.values()) {
            String query = "place=" + place++ + "&seed=5&weather=" + weather;
            images.add(first(query, h -> h.type().equals("visit"), 0.5));
        }
        Png.sheet(images, 2, file);
    }

    private static void disturbances(Path file) {
        List<BufferedImage> images = new ArrayList<>();
        String[] kinds = {"animal", "plant", "shadow", "headlights", "rain", "insect"};
        String[] weathers = {"overcast", "clear", "cloudy", "night", "rain", "dusk"};
        for (int i = 0; i < kinds.length; i++) {
            String kind = kinds[i];
            String query = "place=" + (i + 6) + "&seed=9&weather=" + weathers[i];
            images.add(
                    first(
                            query,
                            h -> h.type().equals("disturbance") && h.kind().equals(kind),
                            0.45));
        }
        Png.sheet(images, 2, file);
    }

    /** The first happening of some kind in a film, at a share of its length. */
    static BufferedImage first(String query, Predicate<Happening> which, double share) {
        Timeline timeline = Specs.timeline(query);
        Renderer renderer = new Renderer(timeline);
        for (long number = 0; ; number++) {
            for (Happening happening : timeline.block(number).happenings) {
                if (which.test(happening)) {
                    double begin =
                            happening
                                    .actor()
                                    .map(Actor::begin)
                                    .orElseGet(() -> happening.effect().orElseThrow().begin());
                    double end =
                            happening
                                    .actor()
                                    .map(Actor::end)
                                    .orElseGet(() -> happening.effect().orElseThrow().end());
                    double t = begin + (end - begin) * share;
                    if (t > 5) {
                        return paint(renderer, t);
                    }
                }
            }
        }
    }

    private static BufferedImage paint(Renderer renderer, double t) {
        renderer.paint(Math.round(t * SceneUri.RATE) + 1);
        return Png.image(renderer.y(), renderer.u(), renderer.v(), 480, 270);
    }
}

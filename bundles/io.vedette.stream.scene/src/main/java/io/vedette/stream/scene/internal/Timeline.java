package io.vedette.stream.scene.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who and what is there when. Blocks are made when they are needed and forgotten when they are
 * past, so a stream may be as long as it likes. Not thread-safe.
 */
final class Timeline {
    private final SceneUri uri;
    private final Layout layout;
    private final Map<Long, Block> blocks = new HashMap<>();
    private final Map<Long, Stage> stages = new HashMap<>();

    Timeline(SceneUri uri, Layout layout) {
        this.uri = uri;
        this.layout = layout;
    }

    Layout layout() {
        return layout;
    }

    /** The light at a time. */
    Stage stage(double t) {
        return stageOf((long) Math.floor(Math.max(0, t) / Day.STRETCH));
    }

    private Stage stageOf(long stretch) {
        stages.keySet().removeIf(old -> old < stretch - 2);
        return stages.computeIfAbsent(
                stretch, n -> new Stage(layout, Day.of(uri.place(), uri.seed(), n, uri.weather())));
    }

    /** A block by number, from 0. */
    Block block(long number) {
        blocks.keySet().removeIf(old -> old < number - 3 || old > number + 3);
        return blocks.computeIfAbsent(
                number, n -> new Block(n, uri.seed(), stage(n * Block.SECONDS)));
    }

    /** Actors on stage, the farthest first. */
    List<Actor> actors(double t) {
        List<Actor> there = new ArrayList<>();
        for (Block block : around(t)) {
            for (Actor actor : block.actors) {
                if (actor.there(t)) {
                    there.add(actor);
                }
            }
        }
        // ties in depth are broken by identity, so the order never depends on the list
        there.sort(
                (a, b) -> {
                    int byDepth = Double.compare(b.depth(t), a.depth(t));
                    return byDepth != 0 ? byDepth : Long.compare(a.identity(), b.identity());
                });
        return there;
    }

    /** Effects at work. */
    List<Effect> effects(double t) {
        List<Effect> on = new ArrayList<>();
        for (Block block : around(t)) {
            for (Effect effect : block.effects) {
                if (effect.on(t)) {
                    on.add(effect);
                }
            }
        }
        return on;
    }

    /** Blocks whose people may be on stage: they come up to a block early and leave late. */
    private List<Block> around(double t) {
        long now = (long) Math.floor(t / Block.SECONDS);
        List<Block> near = new ArrayList<>(3);
        for (long n = Math.max(0, now - 1); n <= now + 1; n++) {
            near.add(block(n));
        }
        return near;
    }
}

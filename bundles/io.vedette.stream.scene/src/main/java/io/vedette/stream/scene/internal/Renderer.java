package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Paints one picture after another. Not thread-safe. */
final class Renderer {
    /** Seconds over which one light goes into the next. */
    private static final double DAWN = 20;

    private static final int DAWN_STEPS = 40;
    private final Timeline timeline;
    private final Painter painter;
    private final LightMaps maps;
    private Scenery now;
    private Scenery next;
    private double shown = -1;
    private final byte[] y;
    private final byte[] u;
    private final byte[] v;

    /** A place in one light, ready to be painted on. */
    private static final class Scenery {
        final Stage stage;
        final Backdrop backdrop;
        final Grain grain;
        final List<ShrubLayer> shrubs = new ArrayList<>();

        Scenery(Stage stage) {
            this.stage = stage;
            backdrop = Backdrop.of(stage.layout, stage.day);
            Size size = stage.camera.size();
            grain = new Grain(size.width() * size.height(), stage.day.noise());
            for (Layout.Shrub shrub : stage.layout.shrubs) {
                shrubs.add(new ShrubLayer(shrub, stage));
            }
            shrubs.sort((a, b) -> Double.compare(b.depth(), a.depth()));
        }
    }

    Renderer(Timeline timeline) {
        this.timeline = timeline;
        painter = new Painter(timeline.layout().camera.size());
        maps = new LightMaps(timeline.layout());
        y = new byte[painter.y.length];
        u = new byte[painter.u.length];
        v = new byte[painter.v.length];
    }

    /** The planes of the last picture painted; overwritten by the next. */
    byte[] y() {
        return painter.y;
    }

    byte[] u() {
        return painter.u;
    }

    byte[] v() {
        return painter.v;
    }

    /** Paints a picture, numbered from 1. */
    void paint(long frame) {
        paint(frame, (actor, pen) -> pen);
    }

    /** Paints a picture, each actor with a pen made for it of the painter. */
    void paint(long frame, BiFunction<Actor, Pen, Pen> pens) {
        double t = SceneUri.time(frame);
        scenery(t);
        System.arraycopy(y, 0, painter.y, 0, y.length);
        System.arraycopy(u, 0, painter.u, 0, u.length);
        System.arraycopy(v, 0, painter.v, 0, v.length);
        float[] depths = now.backdrop.depths;
        painter.over(depths, now.stage.day.side());
        List<Effect> effects = timeline.effects(t);
        double push = 0;
        for (Effect effect : effects) {
            push += effect instanceof Gust gust ? gust.push(t) : 0;
        }
        double breeze = 0.012 * now.stage.day.wind();
        int shrub = 0;
        List<ShrubLayer> shrubs = now.shrubs;
        for (Actor actor : timeline.actors(t)) {
            double depth = actor.depth(t);
            while (shrub < shrubs.size() && shrubs.get(shrub).depth() > depth) {
                shrubs.get(shrub++).paint(painter, depths, t, push, breeze + push * 0.12);
            }
            actor.draw(t, pens.apply(actor, painter));
        }
        while (shrub < shrubs.size()) {
            shrubs.get(shrub++).paint(painter, depths, t, push, breeze + push * 0.12);
        }
        for (Effect effect : effects) {
            effect.apply(painter, maps, t);
        }
        now.grain.over(painter.y, painter.u, painter.v, frame);
    }

    /** Lays out the still picture: one light, or one going into the next. */
    private void scenery(double t) {
        Stage stage = timeline.stage(t);
        if (now == null || now.stage != stage) {
            now = next != null && next.stage == stage ? next : new Scenery(stage);
            next = null;
            shown = -1;
        }
        double left = Day.STRETCH - t % Day.STRETCH;
        double share = Math.ceil((1 - left / DAWN) * DAWN_STEPS) / DAWN_STEPS;
        if (share <= 0) {
            share = 0;
        } else if (next == null) {
            next = new Scenery(timeline.stage(t + DAWN));
        }
        if (share != shown) {
            shown = share;
            blend(now.backdrop.y, share > 0 ? next.backdrop.y : now.backdrop.y, y, share);
            blend(now.backdrop.u, share > 0 ? next.backdrop.u : now.backdrop.u, u, share);
            blend(now.backdrop.v, share > 0 ? next.backdrop.v : now.backdrop.v, v, share);
        }
    }

    private static void blend(byte[] a, byte[] b, byte[] to, double share) {
        int k = (int) Math.round(share * 256);
        for (int i = 0; i < to.length; i++) {
            int from = a[i] & 255;
            to[i] = (byte) (from + (((b[i] & 255) - from) * k >> 8));
        }
    }
}

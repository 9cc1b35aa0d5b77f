package io.vedette.scene.motion.internal;

import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.Snapshot;
import io.vedette.spi.frame.Frame;
import io.vedette.spi.frame.Masks;
import io.vedette.spi.scene.SceneAnalyzer;
import io.vedette.spi.scene.SceneFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What moves before one camera. */
final class MotionSession implements SceneAnalyzer.Session {
    /** Levels a cell may always differ, and multiples of the noise and of its own restlessness. */
    private static final double LEAST_DIFFERENCE = 9;

    private static final double TIMES_NOISE = 6;
    private static final double TIMES_DEVIATION = 4;

    /** Share of the picture from which it is another picture, not something in it. */
    private static final double UPHEAVAL = 0.5;

    private static final int BANDS = 4;

    private static final double SOLID = 0.25;

    private final Size size;
    private final MotionSettings settings;
    private final LumaGrid grid;
    private final MaskGrid masks;
    private final Background background;
    private final Light light = new Light();
    private final Shadows shadows;
    private final Structure structure;
    private final Regions regions = new Regions();
    private final Bits moving;
    private final Bits joined;
    private final Bits scratch;
    private final Bits scratch2;
    private final int[] moves;
    private double noise = 1;
    private double last = Double.NaN;
    private double learned;
    private int frames;
    private boolean ready;

    MotionSession(Size size, MotionSettings settings, Optional<Kept> kept) {
        this.size = size;
        this.settings = settings;
        grid = new LumaGrid(size);
        masks = new MaskGrid(grid, size);
        background = new Background(grid.level.length);
        shadows = new Shadows(grid.width, grid.height);
        structure = new Structure(grid.level.length);
        moving = new Bits(grid.width, grid.height);
        joined = new Bits(grid.width, grid.height);
        scratch = new Bits(grid.width, grid.height);
        scratch2 = new Bits(grid.width, grid.height);
        moves = new int[grid.level.length];
        kept.filter(k -> k.mean().length == background.cells).ifPresent(this::goOn);
    }

    private void goOn(Kept kept) {
        System.arraycopy(kept.mean(), 0, background.mean, 0, background.cells);
        System.arraycopy(kept.deviation(), 0, background.deviation, 0, background.cells);
        structure.remember(kept.previous());
        noise = kept.noise();
        last = kept.last();
        learned = kept.learned();
        frames = kept.frames();
        ready = kept.ready();
    }

    @Override
    public SceneFacts observe(Frame frame, Masks given) {
        masks.draw(given);
        grid.read(frame.y());
        double dt = passed(frame.moment().streamSeconds());
        if (frames == 0) {
            background.begin(grid.level);
            learned = 0;
        } else {
            learned += dt;
        }
        frames++;
        light.compare(grid.level, background.mean, masks.ignored);
        if (light.steady()) {
            background.expectMean();
        } else {
            background.expect(light.curve);
        }
        noise += (light.noise() - noise) * 0.1;
        double floor = Math.max(LEAST_DIFFERENCE, TIMES_NOISE * noise) / settings.sensitivity();
        background.compare(
                grid.level,
                (int) (floor * 256),
                (int) (TIMES_DEVIATION * 16 / settings.sensitivity()));
        moving.fromSigns(background.differs);
        moving.and(masks.watched);
        double share = (double) moving.count() / masks.count();
        if (!ready) {
            return calibrate(dt);
        }
        if (share > UPHEAVAL) {
            frames = 0;
            ready = false;
            background.begin(grid.level);
            frames = 1;
            learned = 0;
            return facts(SceneFacts.State.CALIBRATING, 1, List.of());
        }
        List<SceneFacts.Blob> blobs = blobs(floor);
        double activity = (double) moving.count() / masks.count();
        learn(dt);
        structure.remember(grid.level);
        return facts(SceneFacts.State.READY, activity, blobs);
    }

    private SceneFacts calibrate(double dt) {
        // The mean of all frames so far, of cells that move too: who knows what moves here.
        int share = 4096 / frames;
        background.learn(grid.level, background.differs, share, share, 0, background.cells);
        ready = learned >= settings.learn() && frames >= 5;
        return facts(SceneFacts.State.CALIBRATING, 1, List.of());
    }

    /** A band of the picture with each frame: a background has time. */
    private void learn(double dt) {
        int band = frames % BANDS;
        double passed = dt * BANDS;
        // A young background learns faster: the mean of what was seen, up to the time constant.
        double rest = Math.max(share(passed, settings.adapt()), (double) BANDS / frames);
        background.learn(
                grid.level,
                background.differs,
                q12(Math.min(1, rest)),
                q12(share(passed, settings.absorb())),
                background.cells * band / BANDS,
                background.cells * (band + 1) / BANDS);
        if (!light.steady()) {
            background.follow(q12(share(dt, settings.absorb())));
        }
    }

    private List<SceneFacts.Blob> blobs(double floor) {
        scratch.copy(moving);
        moving.despeckle(scratch, 3);
        if (settings.shadows()) {
            shadows.remove(moving, scratch, grid.level, background.expected, noise);
            scratch.copy(moving);
            moving.despeckle(scratch, 3);
        }
        // Closing joins the parts of a thing; people are taller than wide.
        scratch.dilate(moving, 1, 2, scratch2);
        joined.erode(scratch, 1, 2, scratch2);
        List<Region> found = regions.find(joined, moving, grid.level, background.expected);
        found.removeIf(r -> r.area < 4);
        join(found);
        int least = (int) Math.max(4, settings.minArea() * grid.level.length);
        List<SceneFacts.Blob> blobs = new ArrayList<>();
        for (Region r : found) {
            if (r.area < least) {
                continue;
            }
            if (structure.same(r, grid, background.expected, light.changed())) {
                settle(r);
            } else {
                if (r.ghost()) {
                    settle(r);
                }
                for (Region part : Split.apart(r, moving, grid.level, background.expected)) {
                    boolean thing =
                            !settings.shadows()
                                    || !Structure.shadow(part, moving, grid, background.expected);
                    if (part.area >= least && thing) {
                        blobs.add(blob(part, floor, least));
                    }
                }
            }
        }
        blobs.sort(Comparator.comparingDouble(b -> -b.box().area()));
        return blobs;
    }

    /** What is light, or was background by mistake, is learned like the rest. */
    private void settle(Region r) {
        for (int y = r.top; y < r.bottom; y++) {
            for (int x = r.left; x < r.right; x++) {
                if (moving.get(x, y)) {
                    background.differs[y * grid.width + x] = 0;
                    moving.unset(x, y);
                }
            }
        }
    }

    private static void join(List<Region> found) {
        for (int i = 0; i < found.size(); i++) {
            for (int j = i + 1; j < found.size(); j++) {
                Region a = found.get(i);
                if (a.belongsTo(found.get(j), 4)) {
                    a.join(found.remove(j));
                    // What it has grown by may reach one that was out of reach.
                    j = i;
                }
            }
        }
    }

    private SceneFacts.Blob blob(Region r, double floor, int least) {
        double right = r.right == grid.width ? size.width() : r.right * grid.cell;
        double bottom = r.bottom == grid.height ? size.height() : r.bottom * grid.cell;
        Box box = Box.ofEdges(r.left * grid.cell, r.top * grid.cell, right, bottom);
        double fill = (double) r.area / ((r.right - r.left) * (r.bottom - r.top));
        double contrast = Math.min(1, (r.contrast / r.area / floor - 1) / 2);
        double extent = Math.min(1, r.area / (3.0 * least));
        // Edges of a background that is a little off are bright, but thin.
        double solid = Math.min(1, fill / SOLID);
        double score = (0.5 + 0.5 * Math.sqrt(contrast * extent)) * solid;
        return new SceneFacts.Blob(box, fill, r.ghost() ? 0.3 * score : score);
    }

    private SceneFacts facts(SceneFacts.State state, double activity, List<SceneFacts.Blob> blobs) {
        return new SceneFacts(state, activity, blobs, Look.luma(grid), Look.sharpness(grid), 0);
    }

    private double passed(double now) {
        double dt = Double.isNaN(last) ? 0 : Math.min(1, Math.max(0, now - last));
        last = now;
        return dt;
    }

    private static double share(double dt, double constant) {
        return 1 - Math.exp(-dt / constant);
    }

    private static int q12(double share) {
        return Math.max(1, (int) Math.round(share * 4096));
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return frames == 0
                ? Optional.empty()
                : Optional.of(
                        Kept.write(
                                new Kept(
                                        background.mean,
                                        background.deviation,
                                        structure.previous(),
                                        noise,
                                        last,
                                        learned,
                                        frames,
                                        ready)));
    }
}

package io.vedette.stream.scene.internal;

import java.util.ArrayList;
import java.util.List;

/** Two minutes of a day: who comes, what happens. Made of nothing but place, seed and number. */
final class Block {
    /** Seconds of a block. */
    static final double SECONDS = 120;

    private static final double SLOT = 24;
    private static final int IDS = 100;
    final List<Happening> happenings = new ArrayList<>();
    final List<Actor> actors = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    private final long number;
    private final Stage stage;
    private final Dice dice;
    private long identities;

    Block(long number, long seed, Stage stage) {
        this.number = number;
        this.stage = stage;
        this.dice = new Dice(stage.layout.place, seed, number, 31);
        this.identities = number * IDS;
        boolean[] visits = {true, true, true, false, false};
        for (int i = visits.length - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            boolean swap = visits[i];
            visits[i] = visits[j];
            visits[j] = swap;
        }
        for (int i = 0; i < visits.length; i++) {
            // the first seconds of a stream are left to those who must learn the empty scene
            double early = number == 0 && i == 0 ? 9 : 0.5;
            double at = number * SECONDS + i * SLOT + dice.between(early, 10);
            if (visits[i]) {
                visit(at);
            } else {
                disturb(at);
            }
        }
        traffic();
        if (stage.day.weather() == Weather.RAIN) {
            effects.add(
                    new Rain(
                            number * SECONDS,
                            (number + 1) * SECONDS,
                            stage.day.wind() * 0.4 - 0.1,
                            (int) number,
                            false));
        }
    }

    private long identity() {
        return ++identities;
    }

    private void visit(double at) {
        Ways ways = new Ways(stage.layout, dice);
        List<Route.Stop> stops = ways.in(true);
        int points = 1 + dice.below(3);
        double pauses = 0;
        for (int i = 0; i < points; i++) {
            double pause = dice.chance(0.55) ? dice.between(1, 4.5) : 0;
            pauses += pause;
            stops.add(ways.inside(pauses > 7 ? 0 : pause));
        }
        stops.addAll(ways.out(true));
        double speed = dice.chance(0.14) ? dice.between(2.5, 3.4) : dice.between(0.95, 1.6);
        Look look = Look.of(dice, stage);
        Route route = new Route(stops, speed);
        double begin = at - ways.arrival(route);
        Walker.Habit habit = Walker.Habit.values()[dice.below(3)];
        double phase = dice.between(0, 6);
        add("visit", new Walker(identity(), stage, route, begin, look, habit, 0, phase));
        if (dice.chance(0.05)) {
            Look other = Look.of(dice, stage);
            add(
                    "visit",
                    new Walker(
                            identity(), stage, route, begin + 0.3, other, habit, 0.75, phase + 1));
        }
    }

    private void add(String type, Actor actor) {
        actors.add(actor);
        happenings.add(Happening.of(type, actor));
    }

    private void add(Effect effect) {
        effects.add(effect);
        happenings.add(Happening.of(effect));
    }

    private void disturb(double at) {
        switch (Mix.pick(stage.day.weather(), dice)) {
            case ANIMAL -> animal(at);
            case BIRD -> {
                Ways ways = new Ways(stage.layout, dice);
                List<Route.Stop> stops = new ArrayList<>();
                Route.Stop first = ways.inside(1);
                stops.add(first);
                for (int i = 0; i < 3; i++) {
                    stops.add(
                            new Route.Stop(
                                    first.x() + dice.between(-0.9, 0.9),
                                    first.z() + dice.between(-0.7, 0.7),
                                    dice.between(0.5, 2)));
                }
                Route route = new Route(stops, dice.between(0.35, 0.6));
                add("disturbance", new Bird(identity(), stage, route, at - 1.5, dice));
            }
            case LITTER -> litter(at);
            case PLANT -> add(new Gust(at, at + dice.between(5, 10), dice.between(0.22, 0.42)));
            case SHADOW ->
                    add(
                            new CloudShade(
                                    at,
                                    at + dice.between(6, 9),
                                    dice.between(7, 16),
                                    dice.between(3.5, 6),
                                    Math.min(0.5, stage.day.shadowStrength() * 0.95)));
            case HEADLIGHTS ->
                    add(
                            new Headlights(
                                    at,
                                    at + dice.between(3, 5),
                                    dice.chance(0.5) ? 1 : -1,
                                    dice.between(0.9, 1.7)));
            case RAIN ->
                    add(
                            new Rain(
                                    at,
                                    at + dice.between(5, 9),
                                    dice.between(-0.2, 0.6),
                                    dice.below(1 << 20),
                                    true));
            case EXPOSURE ->
                    add(
                            new Exposure(
                                    at,
                                    at + dice.between(3.5, 6),
                                    dice.chance(0.5)
                                            ? dice.between(0.68, 0.8)
                                            : dice.between(1.22, 1.4)));
            case NOISE -> add(new Blotches(at, at + dice.between(2, 5), dice.below(1 << 20)));
            case INSECT ->
                    add("disturbance", new Insect(identity(), stage, at, dice.between(4, 8), dice));
        }
    }

    private void animal(double at) {
        Ways ways = new Ways(stage.layout, dice);
        double kind = dice.unit();
        boolean dark = stage.day.weather().dark();
        Beast beast =
                kind < 0.45
                        ? Beast.cat(dice, stage)
                        : kind < (dark ? 0.6 : 0.85)
                                ? Beast.dog(dice, stage)
                                : Beast.fox(dice, stage);
        List<Route.Stop> stops = new ArrayList<>();
        stops.add(ways.slip());
        int points = 1 + dice.below(3);
        for (int i = 0; i < points; i++) {
            stops.add(ways.inside(dice.chance(0.5) ? dice.between(1, 4) : 0));
        }
        stops.add(ways.slip());
        double speed = kind < 0.45 ? dice.between(0.7, 1.5) : dice.between(1.1, 2.6);
        Route route = new Route(stops, speed);
        double begin = at - ways.arrival(route);
        add(
                "disturbance",
                new Quadruped(identity(), stage, route, begin, beast, dice.between(0, 6)));
    }

    private void litter(double at) {
        Ways ways = new Ways(stage.layout, dice);
        List<Route.Stop> stops = new ArrayList<>();
        int side = dice.chance(0.5) ? 1 : -1;
        double z = stage.layout.fence * dice.between(0.62, 0.9);
        stops.add(new Route.Stop(ways.edge(-side, z, 0.6), z, 0));
        stops.add(ways.inside(dice.chance(0.4) ? dice.between(0.5, 2) : 0));
        double out = stage.layout.fence * dice.between(0.62, 0.9);
        stops.add(new Route.Stop(ways.edge(side, out, 0.6), out, 0));
        Route route = new Route(stops, dice.between(1.1, 2.4));
        double begin = at - ways.arrival(route);
        add("disturbance", new Litter(identity(), stage, route, begin, dice));
    }

    private void traffic() {
        boolean dark = stage.day.weather().dark();
        int walkers = dice.poisson(dark ? 2.2 : 4);
        for (int i = 0; i < walkers; i++) {
            Ways ways = new Ways(stage.layout, dice);
            double speed = dice.chance(0.12) ? dice.between(2.5, 3.3) : dice.between(0.9, 1.6);
            Route route = new Route(ways.pavement(dice.chance(0.55)), speed);
            actors.add(
                    new Walker(
                            identity(),
                            stage,
                            route,
                            number * SECONDS + dice.between(0, SECONDS),
                            Look.of(dice, stage),
                            Walker.Habit.LOOK,
                            0,
                            dice.between(0, 6)));
        }
        int vehicles = dice.poisson(dark ? 4 : 6);
        for (int i = 0; i < vehicles; i++) {
            vehicle(number * SECONDS + (i + dice.unit()) * SECONDS / vehicles);
        }
    }

    private void vehicle(double begin) {
        Layout layout = stage.layout;
        Ways ways = new Ways(layout, dice);
        int way = dice.chance(0.5) ? 1 : -1;
        double middle = (layout.kerb + layout.farKerb) / 2;
        double lane = way > 0 ? (layout.kerb + middle) / 2 : (layout.farKerb + middle) / 2;
        double from = ways.edge(-way, lane, 5);
        double to = ways.edge(way, lane, 5);
        double speed = dice.between(5.5, 10);
        double seconds = Math.abs(to - from) / speed;
        Make make = Make.of(dice);
        actors.add(
                new Vehicle(identity(), stage, begin, seconds, make, lane, way, speed, from, dice));
    }
}

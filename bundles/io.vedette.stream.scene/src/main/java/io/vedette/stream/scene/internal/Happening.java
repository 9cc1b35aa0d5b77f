package io.vedette.stream.scene.internal;

import java.util.Optional;

/**
 * A visit or a disturbance as planned: an actor whose way decides when it counts, or an effect with
 * fixed times.
 *
 * @param type {@code visit} or {@code disturbance}
 */
record Happening(String type, String kind, Optional<Actor> actor, Optional<Effect> effect) {

    static Happening of(String type, Actor actor) {
        return new Happening(type, actor.label(), Optional.of(actor), Optional.empty());
    }

    static Happening of(Effect effect) {
        return new Happening("disturbance", effect.kind(), Optional.empty(), Optional.of(effect));
    }
}

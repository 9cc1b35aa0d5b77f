package io.vedette.stream.scene.internal;

import java.util.Locale;
import java.util.Optional;

/** What kind of hour it is. */
enum Weather {
    CLEAR,
    CLOUDY,
    OVERCAST,
    RAIN,
    DUSK,
    NIGHT;

    /** By its name in a URI, in any case. */
    static Optional<Weather> named(String name) {
        for (Weather weather : values()) {
            if (weather.name().equalsIgnoreCase(name)) {
                return Optional.of(weather);
            }
        }
        return Optional.empty();
    }

    boolean dark() {
        return this == DUSK || this == NIGHT;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

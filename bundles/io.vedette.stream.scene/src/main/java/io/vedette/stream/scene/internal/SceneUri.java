package io.vedette.stream.scene.internal;

import io.vedette.spi.Size;
import io.vedette.spi.stream.StreamSpec;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code scene:street?place=P&seed=N&seconds=N&from=N&weather=W&size=WxH} asks for. Everything
 * may be left out; options of the stream's specification by the same names win.
 *
 * @param place camera position and layout
 * @param seed day: weather, people, routes
 * @param seconds length
 * @param from seconds of the day that are left out at its beginning; the rest keeps its frame
 *     numbers and times
 * @param weather always this one; empty: it changes every ten minutes
 * @param size of the picture
 */
record SceneUri(
        long place, long seed, double seconds, double from, Optional<Weather> weather, Size size) {
    /** Pictures a second. */
    static final int RATE = 10;

    private static final double LONGEST = 366 * 86400.0;

    /**
     * Reads the address of a stream.
     *
     * @throws IllegalArgumentException where it cannot be served; the message says why
     */
    static SceneUri of(StreamSpec spec) {
        String address = spec.uri().getSchemeSpecificPart();
        int mark = address.indexOf('?');
        String scene = mark < 0 ? address : address.substring(0, mark);
        if (!scene.equals("street")) {
            throw new IllegalArgumentException(
                    "no scene \"" + scene + "\": there is scene:street only");
        }
        Map<String, String> values = new HashMap<>();
        if (mark >= 0) {
            for (String pair : address.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        values.putAll(spec.options());
        return new SceneUri(
                whole(values, "place", 0),
                whole(values, "seed", 0),
                seconds(values),
                from(values),
                weather(values),
                size(values));
    }

    /** Pictures of the whole stream. */
    long frames() {
        return Math.round(seconds * RATE);
    }

    /** Number of the first picture that is played. */
    long first() {
        return 1 + Math.round(from * RATE);
    }

    /** Stream time of a picture, from 1. */
    static double time(long frame) {
        return (frame - 1) / (double) RATE;
    }

    private static long whole(Map<String, String> values, String name, long otherwise) {
        String text = values.get(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "scene: " + name + " must be a whole number, not \"" + text + "\"");
        }
    }

    private static double seconds(Map<String, String> values) {
        String text = values.getOrDefault("seconds", "86400");
        double seconds;
        try {
            seconds = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            seconds = -1;
        }
        if (!(seconds > 0 && seconds <= LONGEST)) {
            throw new IllegalArgumentException(
                    "scene: seconds must be a positive number up to a year, not \"" + text + "\"");
        }
        return seconds;
    }

    private static double from(Map<String, String> values) {
        String text = values.getOrDefault("from", "0");
        double from;
        try {
            from = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            from = -1;
        }
        if (!(from >= 0 && from < seconds(values))) {
            throw new IllegalArgumentException(
                    "scene: from must be a number of seconds before its end, not \"" + text + "\"");
        }
        return from;
    }

    private static Optional<Weather> weather(Map<String, String> values) {
        String text = values.get("weather");
        if (text == null) {
            return Optional.empty();
        }
        Optional<Weather> weather = Weather.named(text);
        if (weather.isEmpty()) {
            throw new IllegalArgumentException(
                    "scene: no weather \""
                            + text
                            + "\": there are clear, cloudy, overcast, rain, dusk, night");
        }
        return weather;
    }

    private static Size size(Map<String, String> values) {
        String text = values.getOrDefault("size", "480x270").toLowerCase(Locale.ROOT);
        String[] parts = text.split("x");
        try {
            int width = Integer.parseInt(parts[0]);
            int height = Integer.parseInt(parts[1]);
            if (parts.length == 2
                    && width >= 160
                    && width <= 1920
                    && height >= 90
                    && height <= 1080) {
                return new Size(width, height);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "scene: size must be between 160x90 and 1920x1080, not \"" + text + "\"");
    }
}

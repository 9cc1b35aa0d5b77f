package io.vedette.core.evaluation.internal;

import io.vedette.service.problem.InvalidRequestException;
import io.vedette.spi.Box;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.Identified;
import io.vedette.spi.metric.Unit.SequenceFrame;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tracks as MOT 2D: frame, id, left, top, width, height, confidence and more; frames from 1. */
final class MotFiles {
    private MotFiles() {}

    static List<Unit> read(Path truth, Path predictions) {
        TreeMap<Long, List<Identified>> real = frames(truth, true);
        TreeMap<Long, List<Identified>> predicted = frames(predictions, false);
        TreeSet<Long> numbers = new TreeSet<>(real.keySet());
        numbers.addAll(predicted.keySet());
        List<SequenceFrame> frames = new ArrayList<>();
        long last = numbers.isEmpty() ? 0 : numbers.first() - 1;
        for (long number : numbers) {
            if (number > last + 1) {
                // A frame nobody is in ends the pairs of the frame before.
                frames.add(new SequenceFrame(last + 1, List.of(), List.of()));
            }
            frames.add(
                    new SequenceFrame(
                            number,
                            real.getOrDefault(number, List.of()),
                            predicted.getOrDefault(number, List.of())));
            last = number;
        }
        return List.of(new Unit.Sequence(truth.getFileName().toString(), frames));
    }

    private static TreeMap<Long, List<Identified>> frames(Path file, boolean truth) {
        TreeMap<Long, List<Identified>> frames = new TreeMap<>();
        TreeMap<Long, Set<Long>> seen = new TreeMap<>();
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (number == 1 && line.startsWith("\uFEFF")) {
                    line = line.substring(1);
                }
                if (line.isBlank()) {
                    continue;
                }
                double[] columns = columns(file, number, line);
                double confidence = columns.length > 6 ? columns[6] : 1;
                // A truth of confidence 0 is one that is not to be judged.
                if (truth && columns.length > 6 && confidence == 0) {
                    continue;
                }
                long frame = (long) columns[0];
                long id = (long) columns[1];
                if (!seen.computeIfAbsent(frame, f -> new HashSet<>()).add(id)) {
                    throw wrong(file, number, "identity " + id + " is twice in frame " + frame);
                }
                try {
                    frames.computeIfAbsent(frame, f -> new ArrayList<>())
                            .add(
                                    new Identified(
                                            id,
                                            new Box(columns[2], columns[3], columns[4], columns[5]),
                                            confidence));
                } catch (IllegalArgumentException e) {
                    throw wrong(file, number, e.getMessage());
                }
            }
        } catch (IOException e) {
            throw JsonRows.unreadable(file, e);
        }
        return frames;
    }

    private static double[] columns(Path file, int number, String line) {
        String[] texts = line.strip().split("\\s*[,\\s]\\s*");
        if (texts.length < 6) {
            throw wrong(
                    file,
                    number,
                    "needs at least frame, id, left, top, width, height, has "
                            + texts.length
                            + " columns");
        }
        double[] columns = new double[Math.min(7, texts.length)];
        for (int i = 0; i < columns.length; i++) {
            try {
                columns[i] = Double.parseDouble(texts[i]);
            } catch (NumberFormatException e) {
                throw wrong(file, number, "column " + (i + 1) + " is no number: " + texts[i]);
            }
        }
        if (columns[0] < 1 || columns[0] != Math.rint(columns[0])) {
            throw wrong(file, number, "frames count from 1, not " + texts[0]);
        }
        return columns;
    }

    private static InvalidRequestException wrong(Path file, int line, String why) {
        return new InvalidRequestException(file + ", line " + line + ": " + why);
    }
}

package io.vedette.core.evaluation.internal;

import io.vedette.service.collect.Samples;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.VersionItem;
import io.vedette.service.http.Page;
import io.vedette.service.model.LoadedModels;
import io.vedette.service.model.ModelLease;
import io.vedette.service.model.ModelRef;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.spi.Box;
import io.vedette.spi.Outcome;
import io.vedette.spi.format.Row;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Pixels;
import io.vedette.spi.metric.Unit;
import io.vedette.spi.metric.Unit.PredictedObject;
import io.vedette.spi.metric.Unit.TruthObject;
import io.vedette.spi.model.Classifying;
import io.vedette.spi.model.Deadline;
import io.vedette.spi.model.Detecting;
import io.vedette.spi.model.Detection;
import io.vedette.spi.model.Scores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a model says of the samples of a dataset version, beside what is true. */
@Component(service = DatasetUnits.class)
public final class DatasetUnits {
    private static final int PAGE = 200;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private final Datasets datasets;
    private final Samples samples;
    private final LoadedModels models;
    private final Pixels pixels;

    /** With what it reads. */
    @Activate
    public DatasetUnits(
            @Reference Datasets datasets,
            @Reference Samples samples,
            @Reference LoadedModels models,
            @Reference Pixels pixels) {
        this.datasets = datasets;
        this.samples = samples;
        this.models = models;
        this.pixels = pixels;
    }

    /** How many there are. */
    int size(String version, String split) {
        return datasets.version(version)
                .orElseThrow(() -> new NotFoundException("there is no dataset version " + version))
                .sizes()
                .getOrDefault(split(split), 0);
    }

    /** A unit per sample; the model is held until the stream is closed. */
    Stream<Unit> units(String version, String split, String model) {
        boolean classes =
                datasets.version(version)
                                .orElseThrow(
                                        () ->
                                                new NotFoundException(
                                                        "there is no dataset version " + version))
                                .labelSet()
                                .kind()
                        == Annotation.Kind.CLASS;
        ModelRef ref = ModelRef.parse(model);
        if (classes) {
            ModelLease<Classifying> lease = models.classifying(ref);
            return items(version, split(split))
                    .<Unit>map(item -> classified(item, lease.model()))
                    .onClose(lease::close);
        }
        ModelLease<Detecting> lease = models.detecting(ref);
        return items(version, split(split))
                .<Unit>map(item -> detected(item, lease.model()))
                .onClose(lease::close);
    }

    private static Split split(String id) {
        try {
            return Split.of(id);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("split must be train, validation or test, is " + id);
        }
    }

    private Stream<VersionItem> items(String version, Split split) {
        Function<Optional<String>, Page<VersionItem>> load =
                cursor -> datasets.items(version, Optional.of(split), cursor, PAGE);
        return Stream.iterate(
                        load.apply(Optional.empty()),
                        page -> page != null,
                        page ->
                                page.nextCursor().isPresent()
                                        ? load.apply(page.nextCursor())
                                        : null)
                .flatMap(page -> page.items().stream());
    }

    private Unit classified(VersionItem item, Classifying model) {
        Crop crop = read(item.sample().cropOrPicture());
        // A class is judged as one object that fills the picture, so that box metrics apply.
        Box all = new Box(0, 0, crop.width(), crop.height());
        List<PredictedObject> predicted = new ArrayList<>();
        Outcome<Scores> outcome = model.run(List.of(crop), Deadline.in(LIMIT)).get(0);
        if (outcome instanceof Outcome.Done<Scores> done) {
            List<String> names = model.model().classes();
            for (int c = 0; c < names.size(); c++) {
                predicted.add(
                        new PredictedObject(
                                names.get(c), names.get(c), all, done.value().probabilities()[c]));
            }
        }
        return new Unit.Image(
                item.sample().id(),
                List.of(
                        new TruthObject(
                                item.annotation().id(),
                                item.annotation().label(),
                                all,
                                all.area(),
                                false,
                                false)),
                predicted);
    }

    private Unit detected(VersionItem item, Detecting model) {
        Crop picture = read(item.sample().picture());
        List<TruthObject> truths = new ArrayList<>();
        for (Row.LabeledObject object : item.annotation().objects()) {
            truths.add(
                    new TruthObject(
                            item.annotation().id() + "/" + truths.size(),
                            object.label(),
                            object.box(),
                            object.area(),
                            false,
                            object.crowd()));
        }
        List<PredictedObject> predicted = new ArrayList<>();
        Outcome<List<Detection>> outcome = model.run(List.of(picture), Deadline.in(LIMIT)).get(0);
        if (outcome instanceof Outcome.Done<List<Detection>> done) {
            for (Detection detection : done.value()) {
                predicted.add(
                        new PredictedObject(
                                Integer.toString(predicted.size()),
                                detection.label(),
                                detection.box(),
                                detection.score()));
            }
        }
        return new Unit.Image(item.sample().id(), truths, predicted);
    }

    private Crop read(String blob) {
        try (InputStream in = samples.open(blob)) {
            return pixels.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

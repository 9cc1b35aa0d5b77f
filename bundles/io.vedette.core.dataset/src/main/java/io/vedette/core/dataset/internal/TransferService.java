package io.vedette.core.dataset.internal;

import io.vedette.service.collect.Samples;
import io.vedette.service.dataset.Annotations;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Datasets;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.Transfers;
import io.vedette.service.dataset.Uploads;
import io.vedette.service.operation.Operation;
import io.vedette.service.operation.Operations;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.store.dataset.ImportStore;
import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.frame.Pixels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports and exports. */
@Component(service = Transfers.class)
public final class TransferService implements Transfers {
    private static final String KIND = "import";
    private final Formats formats;
    private final Uploads uploads;
    private final Datasets datasets;
    private final Annotations annotations;
    private final Samples samples;
    private final Operations operations;
    private final Pixels pixels;
    private final ImportStore imports;

    /** As a component. */
    @Activate
    public TransferService(
            @Reference Formats formats,
            @Reference Uploads uploads,
            @Reference Datasets datasets,
            @Reference Annotations annotations,
            @Reference Samples samples,
            @Reference Operations operations,
            @Reference Pixels pixels,
            @Reference ImportStore imports) {
        this.formats = formats;
        this.uploads = uploads;
        this.datasets = datasets;
        this.annotations = annotations;
        this.samples = samples;
        this.operations = operations;
        this.pixels = pixels;
        this.imports = imports;
        goOn();
    }

    /** What the last stop interrupted: what was kept of it is found again by its keys. */
    private void goOn() {
        for (Operation left : operations.interrupted(KIND)) {
            operations.resume(left.id(), this::again);
        }
    }

    private Map<String, String> again(Work.Control control)
            throws IOException, InterruptedException {
        ImportRequest request =
                imports.asked(control.id())
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "the server stopped before it began: begin it"
                                                        + " again"));
        AnnotationFormat format = awaited(request.format(), control);
        Dataset dataset =
                datasets.dataset(request.dataset())
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "there is no dataset " + request.dataset()));
        return work(request, dataset, format, uploads.file(request.upload()), control);
    }

    /** Plugins may still be on their way while the server starts. */
    private AnnotationFormat awaited(String format, Work.Control control)
            throws InterruptedException {
        for (int i = 0; i < 100 && !control.cancelled() && !formats.ids().contains(format); i++) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return formats.needed(format);
    }

    @Override
    public Operation startImport(ImportRequest request, String by) {
        AnnotationFormat format = formats.needed(request.format());
        Dataset dataset =
                datasets.dataset(request.dataset())
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "there is no dataset " + request.dataset()));
        Path file = uploads.file(request.upload());
        return operations.start(
                KIND,
                dataset.id(),
                by,
                control -> {
                    imports.asked(control.id(), request);
                    return work(request, dataset, format, file, control);
                });
    }

    private Map<String, String> work(
            ImportRequest request,
            Dataset dataset,
            AnnotationFormat format,
            Path file,
            Work.Control control)
            throws IOException {
        ImportWork work =
                new ImportWork(
                        request, dataset, datasets, annotations, samples, pixels, control.id());
        try (Sources.Opened in = Sources.open(file, "annotations.json")) {
            work.run(format, in.source(), control);
        } catch (Archive.RefusedException e) {
            e.reasons().forEach(r -> work.tally().reject(r.where(), r.what(), r.why()));
            throw new InvalidRequestException(e.getMessage());
        } catch (IOException e) {
            work.tally().reject(request.upload(), "file", e.getMessage());
            throw new InvalidRequestException(
                    "upload " + request.upload() + " cannot be read: " + e.getMessage());
        } catch (LinkageError e) {
            throw new InvalidRequestException("format " + request.format() + " failed: " + e);
        } finally {
            imports.report(work.tally().report(control.id(), request.dryRun()));
        }
        ImportReport report = work.tally().report(control.id(), request.dryRun());
        return Map.of(
                "dataset", dataset.id(),
                "dryRun", Boolean.toString(request.dryRun()),
                "picturesIn", Long.toString(report.picturesIn()),
                "picturesKept", Long.toString(report.picturesKept()),
                "objectsIn", Long.toString(report.objectsIn()),
                "objectsKept", Long.toString(report.objectsKept()),
                "rejected", Long.toString(report.rejectedTotal()),
                "warned", Long.toString(report.warnedTotal()));
    }

    @Override
    public Optional<ImportReport> report(String operation) {
        return imports.report(operation);
    }

    @Override
    public List<String> export(
            String version, String format, Optional<Split> split, OutputStream out)
            throws IOException {
        DatasetVersion wanted =
                datasets.version(version)
                        .orElseThrow(
                                () ->
                                        new NotFoundException(
                                                "there is no dataset version " + version));
        return new ExportWork(datasets, samples, wanted).run(formats.needed(format), split, out);
    }

    @Override
    public List<String> formats() {
        return formats.ids();
    }
}

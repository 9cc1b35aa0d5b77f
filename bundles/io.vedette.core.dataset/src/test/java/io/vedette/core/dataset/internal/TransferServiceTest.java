package io.vedette.core.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.format.coco.internal.CocoFormat;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.dataset.Annotation;
import io.vedette.service.dataset.CutSpec;
import io.vedette.service.dataset.Dataset;
import io.vedette.service.dataset.DatasetVersion;
import io.vedette.service.dataset.Split;
import io.vedette.service.dataset.Transfers.ImportReport;
import io.vedette.service.dataset.Transfers.ImportRequest;
import io.vedette.service.operation.Operation;
import io.vedette.service.testing.DirectOperations;
import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.AnnotationFormat.Options;
import io.vedette.spi.format.Row;
import io.vedette.testkit.Shared;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferServiceTest {
    private static final String PICTURE = "formats/fixtures/coco/images/train/a.jpg";
    @TempDir Path folder;
    private final House house = new House();
    private final DirectOperations operations = new DirectOperations();
    private UploadService uploads;
    private TransferService transfers;

    @BeforeEach
    void begin() throws IOException {
        uploads =
                new UploadService(
                        folder.resolve("uploads"), 1L << 30, Duration.ofDays(7), house.clock);
        transfers = started();
    }

    /** As a server does. */
    private TransferService started() {
        Formats formats = new Formats();
        formats.add(new CocoFormat(), Map.of("vedette.format", "coco"));
        return new TransferService(
                formats,
                uploads,
                house.datasets,
                house.annotations,
                house.samples,
                operations,
                house.pixels,
                house.importStore);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Dataset dataset(String name, Annotation.Kind kind, String... classes) {
        house.datasets.labelSet(name, kind, List.of(classes));
        return house.datasets.create(name, "", name, "ann");
    }

    private Operation load(Dataset into, byte[] zip, boolean dryRun, Map<String, String> options)
            throws IOException {
        String id = "u" + Digests.hex(zip).substring(0, 10);
        uploads.append(id, "ann", 0, OptionalLong.of(zip.length), new ByteArrayInputStream(zip));
        return transfers.startImport(
                new ImportRequest(id, "coco", into.id(), dryRun, options), "ann");
    }

    @Test
    void anImportGoesOnAfterACrashAndAddsNothingTwice() throws IOException {
        byte[] zip = zipped(Shared.path("images/coco128"), "annotations/instances_val2017.json");
        Dataset dataset = dataset("coco", Annotation.Kind.BOXES, "person");
        operations.dieAt(0.3);
        Operation died = load(dataset, zip, false, Map.of());
        assertThat(died.state()).isEqualTo(Operation.State.INTERRUPTED);
        assertThat(house.sampleStore.count(SampleFilter.ALL)).isBetween(1L, 127L);

        transfers = started();

        Operation now = operations.operation(died.id()).orElseThrow();
        assertThat(now.state()).as(now.message()).isEqualTo(Operation.State.DONE);
        assertThat(now.result()).containsEntry("objectsKept", "939");
        assertThat(house.datasets.dataset("coco").orElseThrow().samples()).isEqualTo(128);
        assertThat(house.sampleStore.count(SampleFilter.ALL)).isEqualTo(128);
        for (Sample sample : house.sampleStore.byId(SampleFilter.ALL, "", 200)) {
            assertThat(house.annotations.ofSample(sample.id())).hasSize(1);
        }
        assertThat(transfers.report(died.id()).orElseThrow().picturesKept()).isEqualTo(128);
    }

    @Test
    void coco128GoesInAndComesOutTheSame() throws IOException {
        Path coco = Shared.path("images/coco128");
        byte[] zip = zipped(coco, "annotations/instances_val2017.json");
        Dataset dataset = dataset("coco", Annotation.Kind.BOXES, "person");

        Operation dry = load(dataset, zip, true, Map.of());
        assertThat(dry.result())
                .containsEntry("picturesIn", "128")
                .containsEntry("picturesKept", "128")
                .containsEntry("objectsIn", "939")
                .containsEntry("objectsKept", "939")
                .containsEntry("rejected", "0");
        assertThat(house.datasets.dataset("coco").orElseThrow().samples()).isZero();

        Operation real = load(dataset, zip, false, Map.of());
        assertThat(real.state()).as(real.message()).isEqualTo(Operation.State.DONE);
        assertThat(real.result()).containsEntry("objectsKept", "939");
        assertThat(house.datasets.dataset("coco").orElseThrow().samples()).isEqualTo(128);
        // The label set grew by the 79 classes it did not have, in the order of the file.
        assertThat(house.datasets.labelSet("coco", Optional.empty()).orElseThrow().classes())
                .hasSize(80)
                .startsWith("person", "bicycle", "car");

        CutSpec spec =
                new CutSpec(
                        3,
                        0.7,
                        0.15,
                        0.15,
                        CutSpec.NearDuplicates.JOIN,
                        Optional.empty(),
                        0,
                        List.of(),
                        "");
        DatasetVersion version = house.datasets.cut("coco", spec, "ann");
        assertThat(version.sizes().values().stream().mapToInt(i -> i).sum()).isEqualTo(128);
        assertThat(version.sizes().get(Split.TEST)).isBetween(17, 21);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(transfers.export(version.id(), "coco", Optional.empty(), out)).isEmpty();
        Map<String, byte[]> files = unzipped(out.toByteArray());
        assertThat(files.keySet().stream().filter(f -> f.endsWith(".json")))
                .containsExactlyInAnyOrder(
                        "annotations/instances_train.json",
                        "annotations/instances_validation.json",
                        "annotations/instances_test.json");
        Map<String, Row.Picture> before = pictures(unzipped(zip));
        Map<String, Row.Picture> after = pictures(files);
        assertThat(after).hasSize(128);
        for (Row.Picture picture : before.values()) {
            Row.Picture same = after.get(picture.name());
            assertThat(same).as(picture.name()).isNotNull();
            assertThat(same.objects()).isEqualTo(picture.objects());
            assertThat(same.size()).isEqualTo(picture.size());
            assertThat(files.get(picture.name()))
                    .isEqualTo(Files.readAllBytes(coco.resolve(picture.name())));
        }
        // Once more the same version: the same bytes.
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        transfers.export(version.id(), "coco", Optional.empty(), again);
        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
        // And what came out can go in.
        Dataset second = dataset("second", Annotation.Kind.BOXES, "person");
        assertThat(load(second, out.toByteArray(), true, Map.of()).result())
                .containsEntry("picturesKept", "128")
                .containsEntry("objectsKept", "939");
    }

    @Test
    void objectsBecomeCropsInADatasetOfClasses() throws IOException {
        Path coco = Shared.path("images/coco128");
        byte[] zip = zipped(coco, "annotations/instances_val2017.json");
        Dataset dataset = dataset("crops", Annotation.Kind.CLASS, "person", "dog");
        Operation real = load(dataset, zip, false, Map.of("classes", "known"));
        assertThat(real.state()).as(real.message()).isEqualTo(Operation.State.DONE);
        long kept = Long.parseLong(real.result().get("objectsKept"));
        assertThat(kept).isBetween(200L, 400L);
        assertThat(Long.parseLong(real.result().get("objectsIn"))).isEqualTo(939);
        assertThat(Long.parseLong(real.result().get("rejected"))).isEqualTo(939 - kept);
        DatasetVersion version = house.datasets.cut("crops", CutSpec.of(1), "ann");
        assertThat(version.classes().keySet())
                .containsExactlyInAnyOrder(
                        "train/person", "train/dog", "validation/person", "validation/dog");
        assertThat(
                        house.datasets
                                .trainingData(version.id())
                                .size(io.vedette.spi.training.TrainingData.Split.TRAIN))
                .isPositive();
    }

    @Test
    void whatIsMissingOrNoPictureIsRejectedWithItsObjects() throws IOException {
        byte[] json =
                ("{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"},{\"id\":2,\"file_name\":\"b.jpg\"},"
                                + "{\"id\":3,\"file_name\":\"c.jpg\"}],"
                                + "\"categories\":[{\"id\":1,\"name\":\"a\"}],\"annotations\":["
                                + "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,2,2]},"
                                + "{\"id\":2,\"image_id\":2,\"category_id\":1,\"bbox\":[1,1,2,2]},"
                                + "{\"id\":3,\"image_id\":2,\"category_id\":1,\"bbox\":[1,1,-2,2]}]}")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] zip =
                zip(
                        Map.of(
                                "x/annotations/instances_all.json",
                                json,
                                "x/images/a.jpg",
                                Files.readAllBytes(Shared.path(PICTURE)),
                                "x/images/c.jpg",
                                "no picture".getBytes(StandardCharsets.UTF_8),
                                "__MACOSX/x/._a.jpg",
                                new byte[] {1}));
        Dataset dataset = dataset("some", Annotation.Kind.BOXES, "a");
        Operation real = load(dataset, zip, false, Map.of());
        ImportReport report = transfers.report(real.id()).orElseThrow();
        assertThat(report.picturesIn()).isEqualTo(3);
        assertThat(report.picturesKept()).isEqualTo(1);
        assertThat(report.objectsIn()).isEqualTo(3);
        assertThat(report.objectsKept()).isEqualTo(1);
        assertThat(report.rejected())
                .extracting(m -> m.what() + " " + m.where())
                .containsExactlyInAnyOrder(
                        "picture b.jpg",
                        "object b.jpg object 2",
                        "object annotations/instances_all.json annotations[2]",
                        "picture images/c.jpg");
    }

    @Test
    void hostileArchivesAreRefusedAsAWholeWithTheReason() throws IOException {
        Dataset dataset = dataset("none", Annotation.Kind.BOXES, "a");
        byte[] fine = "{\"images\":[],\"annotations\":[]}".getBytes(StandardCharsets.UTF_8);
        Map<String, String> hostile = new HashMap<>();
        hostile.put("../../evil.json", "leads out");
        hostile.put("a/../../evil.json", "leads out");
        hostile.put("/etc/evil.json", "absolute");
        hostile.put("C:/evil.json", "drive letter");
        hostile.put("a\\..\\evil.json", "back-slash");
        for (Map.Entry<String, String> one : hostile.entrySet()) {
            Operation operation =
                    load(
                            dataset,
                            zip(Map.of("ok.json", fine, one.getKey(), fine)),
                            false,
                            Map.of());
            assertThat(operation.state()).as(one.getKey()).isEqualTo(Operation.State.FAILED);
            assertThat(operation.message()).contains(one.getValue());
            assertThat(transfers.report(operation.id()).orElseThrow().rejected())
                    .extracting(m -> m.where())
                    .containsExactly(one.getKey());
        }
        Operation bomb =
                load(dataset, zip(Map.of("bomb.json", new byte[64 << 20])), false, Map.of());
        assertThat(bomb.message()).contains("a bomb");
        Operation cut =
                load(
                        dataset,
                        java.util.Arrays.copyOf(zip(Map.of("ok.json", fine)), 60),
                        false,
                        Map.of());
        assertThat(cut.message()).contains("no zip");
        Operation text = load(dataset, "hello".getBytes(StandardCharsets.UTF_8), false, Map.of());
        assertThat(text.message()).contains("not whole JSON");
        assertThat(house.datasets.dataset("none").orElseThrow().samples()).isZero();
    }

    @Test
    void linksPasswordsDoublesAndLiesAreSeenInTheDirectory() throws IOException {
        byte[] zip = zip(new TreeMap<>(Map.of("aaaa", new byte[] {1}, "bbbb", new byte[] {2})));
        int first = indexOf(zip, new byte[] {'P', 'K', 1, 2}, 0);
        byte[] link = zip.clone();
        link[first + 5] = 3;
        link[first + 41] = (byte) 0xA1;
        refused(link, "symbolic link");
        byte[] secret = zip.clone();
        secret[first + 8] |= 1;
        refused(secret, "password");
        byte[] twice = zip.clone();
        int name = indexOf(twice, "bbbb".getBytes(StandardCharsets.UTF_8), first);
        System.arraycopy("aaaa".getBytes(StandardCharsets.UTF_8), 0, twice, name, 4);
        refused(twice, "occurs twice");
        Path file = folder.resolve("many.zip");
        Files.write(file, zip);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Archive.open(file, new Archive.Limits(1, 1, 1, 1, 1)))
                .hasMessageContaining("2 entries, more than 1");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Archive.open(file, new Archive.Limits(9, 9, 1, 9, 9)))
                .hasMessageContaining("unpacks to 2 bytes");
    }

    private void refused(byte[] zip, String why) throws IOException {
        Path file = folder.resolve("bad.zip");
        Files.write(file, zip);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Archive.open(file, Archive.Limits.STOCK))
                .isInstanceOf(Archive.RefusedException.class)
                .hasMessageContaining(why);
    }

    private static int indexOf(byte[] all, byte[] wanted, int from) {
        for (int i = from; i <= all.length - wanted.length; i++) {
            if (java.util.Arrays.equals(all, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new IllegalStateException("not there");
    }

    @Test
    void aConversionCountsInAndOutAndNeverOverwrites() throws IOException {
        Formats formats = new Formats();
        formats.add(new CocoFormat(), Map.of("vedette.format", "coco"));
        Converter converter = new Converter(formats);
        Path in = Shared.path("images/coco128/annotations/instances_val2017.json");
        Path out = folder.resolve("new/out.json");
        var report = converter.convert("coco", "coco", in, out, false, Map.of());
        assertThat(report.whole()).isTrue();
        assertThat(report.picturesOut()).isEqualTo(128);
        assertThat(report.objectsOut()).isEqualTo(939);
        assertThat(report.rejected()).isEmpty();
        assertThat(Files.size(out)).isGreaterThan(300_000);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> converter.convert("coco", "coco", in, out, false, Map.of()))
                .hasMessageContaining("is there already");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> converter.convert("coco", "yolo", in, out, false, Map.of()))
                .hasMessageContaining("no annotation format 'yolo'; in service are [coco]");
        Path zip = folder.resolve("out.zip");
        assertThat(converter.convert("coco", "coco", out, zip, false, Map.of()).whole()).isTrue();
        assertThat(unzipped(Files.readAllBytes(zip)))
                .containsOnlyKeys("annotations/instances_default.json");
        Path none = folder.resolve("none");
        assertThat(converter.convert("coco", "coco", zip, none, true, Map.of()).objectsOut())
                .isEqualTo(939);
        assertThat(none).doesNotExist();
    }

    private static Map<String, Row.Picture> pictures(Map<String, byte[]> files) throws IOException {
        AnnotationFormat.Source source =
                new AnnotationFormat.Source() {
                    @Override
                    public List<String> entries() {
                        return List.copyOf(files.keySet());
                    }

                    @Override
                    public InputStream open(String entry) {
                        return new ByteArrayInputStream(files.get(entry));
                    }
                };
        Map<String, Row.Picture> all = new HashMap<>();
        try (AnnotationFormat.Reader reader =
                new CocoFormat().read(source, new Options(Map.of()))) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                assertThat(row.get()).isNotInstanceOf(Row.Rejected.class);
                if (row.get() instanceof Row.Picture) {
                    all.put(((Row.Picture) row.get()).name(), (Row.Picture) row.get());
                }
            }
        }
        return all;
    }

    /** A folder as a zip, without one file. */
    private static byte[] zipped(Path folder, String without) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals(without)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return zip(files);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return files;
    }
}

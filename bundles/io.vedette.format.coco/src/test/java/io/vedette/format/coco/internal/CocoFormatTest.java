package io.vedette.format.coco.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vedette.spi.Box;
import io.vedette.spi.Size;
import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.AnnotationFormat.Options;
import io.vedette.spi.format.Row;
import io.vedette.testkit.AnnotationFormatContract;
import io.vedette.testkit.MemoryFiles;
import io.vedette.testkit.Shared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CocoFormatTest extends AnnotationFormatContract {
    @Override
    protected AnnotationFormat format() {
        return new CocoFormat();
    }

    @Test
    void readsTheFixtureAsExpected() throws IOException {
        List<Row> rows = rows(MemoryFiles.of(Shared.path("formats/fixtures/coco")));
        assertThat(rows).noneMatch(Row.Rejected.class::isInstance);
        assertThat(
                        rows.stream()
                                .filter(Row.Label.class::isInstance)
                                .map(r -> ((Row.Label) r).name()))
                .containsExactly("a", "b", "c");
        List<Row.Picture> pictures = pictures(rows);
        assertThat(pictures)
                .extracting(Row.Picture::name)
                .containsExactly("images/train/a.jpg", "images/val/b.jpg");
        assertThat(pictures.get(0).size()).contains(new Size(10, 5));
        // Category 2 is b although id 3 does not exist: mapped by id, not by index.
        Row.LabeledObject box = pictures.get(0).objects().get(0);
        assertThat(box.label()).isEqualTo("b");
        assertThat(box.box()).isEqualTo(new Box(2, 2, 3, 1));
        Row.LabeledObject polygon = pictures.get(1).objects().get(0);
        assertThat(polygon.label()).isEqualTo("a");
        assertThat(polygon.outlines()).hasSize(1);
        assertThat(polygon.outlines().get(0)).hasSize(4);
        assertThat(polygon.area()).isEqualTo(2);
        assertThat(polygon.attributes()).containsEntry("x", "1").containsEntry("y", "hello");
        Row.LabeledObject crowd = pictures.get(1).objects().get(1);
        assertThat(crowd.crowd()).isTrue();
        assertThat(crowd.area()).isEqualTo(20);
        // The file's bbox, although the mask's is [0,0,2,10].
        assertThat(crowd.box()).isEqualTo(new Box(0, 0, 1, 9));
        assertThat(crowd.attributes().get("coco.segmentation"))
                .isEqualTo("{\"counts\":[0,20,30],\"size\":[10,5]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/coco128",
                "formats/fixtures/coco",
                "formats/coco_json/coco_utils",
                "formats/datumaro/coco_dataset/coco_instances",
                "formats/datumaro/coco_dataset/coco_roboflow",
                "formats/datumaro/coco_dataset/mmdet_coco",
                "formats/datumaro/coco_dataset/coco_person_keypoints"
            })
    void whatIsReadIsWrittenTheSame(String folder) throws IOException {
        Path path = Shared.path(folder);
        MemoryFiles source = jsonOf(MemoryFiles.of(path));
        if (folder.endsWith("coco128")) {
            // The same annotations lie there twice, for two names of one split.
            source = only(source, "annotations/instances_train2017.json");
        }
        if (folder.endsWith("coco_utils")) {
            // Three data sets that describe the same pictures.
            source = only(source, "combined_coco.json");
        }
        List<Row> first = rows(source);
        assertThat(first).noneMatch(Row.Rejected.class::isInstance);
        MemoryFiles written = write(first);
        Map<String, List<String>> before = new TreeMap<>();
        for (String name : source.entries()) {
            content(Json.MAPPER.readTree(source.content(name)), before);
        }
        Map<String, List<String>> after = new TreeMap<>();
        for (String name : written.entries()) {
            content(Json.MAPPER.readTree(written.content(name)), after);
        }
        assertThat(after).isEqualTo(before);
        // And once more: what was written is read and written without any change at all.
        MemoryFiles again = write(rows(written));
        assertThat(again.entries()).isEqualTo(written.entries());
        for (String name : written.entries()) {
            assertThat(new String(again.content(name)))
                    .isEqualTo(new String(written.content(name)));
        }
    }

    @Test
    void countsOfCoco128AreKept() throws IOException {
        MemoryFiles source =
                only(
                        jsonOf(MemoryFiles.of(Shared.path("images/coco128"))),
                        "annotations/instances_train2017.json");
        List<Row.Picture> pictures = pictures(rows(source));
        assertThat(pictures).hasSize(128);
        assertThat(pictures.stream().mapToInt(p -> p.objects().size()).sum()).isEqualTo(939);
    }

    @Test
    void sortingThroughFilesGivesTheSameRows() throws IOException {
        MemoryFiles source =
                only(
                        jsonOf(MemoryFiles.of(Shared.path("images/coco128"))),
                        "annotations/instances_train2017.json");
        List<Row> small = new ArrayList<>();
        try (CocoReader reader = new CocoReader(source, new Options(Map.of()), 20_000)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                small.add(row.get());
            }
        }
        assertThat(small).containsExactlyInAnyOrderElementsOf(rows(source));
        assertThat(pictures(small)).isEqualTo(pictures(rows(source)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2,-3,4]               | negative",
                "[1,2,3]                  | not four numbers",
                "[1,2,3,\"x\"]            | not four numbers",
                "[NaN,2,3,4]              | not four numbers",
                "[1,2,Infinity,4]         | not four numbers",
                "[1e9,2,3,4]              | beyond a million",
                "[1,2,3,1e300]            | beyond a million",
                "[700,2,3,4]              | outside the picture",
                "\"all\"                  | not four numbers",
                "null                     | neither bbox nor outline"
            })
    void boxesThatAreNoneAreRejectedByRow(String bbox, String why) throws IOException {
        List<Row> rows = rows(oneObject("\"category_id\":1,\"image_id\":1,\"bbox\":" + bbox));
        assertThat(rejected(rows)).hasSize(1);
        assertThat(rejected(rows).get(0).what()).isEqualTo("object");
        assertThat(rejected(rows).get(0).where()).isEqualTo("a.json annotations[0]");
        assertThat(rejected(rows).get(0).why()).contains(why);
        assertThat(pictures(rows).get(0).objects()).isEmpty();
    }

    @Test
    void annotationsOfNoPictureOrNoClassAreRejectedByRow() throws IOException {
        assertThat(
                        rejected(
                                rows(
                                        oneObject(
                                                "\"category_id\":1,\"image_id\":9,"
                                                        + "\"bbox\":[1,2,3,4]"))))
                .extracting(Row.Rejected::why)
                .containsExactly("there is no picture of the id '9'");
        assertThat(
                        rejected(
                                rows(
                                        oneObject(
                                                "\"category_id\":7,\"image_id\":1,"
                                                        + "\"bbox\":[1,2,3,4]"))))
                .extracting(Row.Rejected::why)
                .containsExactly("there is no class of the id '7'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "C:\\\\x.jpg",
                "a/../b.jpg",
                "",
                "..\\\\x"
            })
    void namesThatLeadAwayAreRejectedWithTheirObjects(String name) throws IOException {
        List<Row> rows =
                rows(
                        new MemoryFiles()
                                .with(
                                        "a.json",
                                        "{\"images\":[{\"id\":1,\"file_name\":\""
                                                + name
                                                + "\"}],\"categories\":[{\"id\":1,\"name\":\"a\"}],"
                                                + "\"annotations\":[{\"id\":1,\"image_id\":1,"
                                                + "\"category_id\":1,\"bbox\":[1,1,1,1]}]}"));
        assertThat(pictures(rows)).isEmpty();
        assertThat(rejected(rows))
                .extracting(Row.Rejected::what)
                .containsExactlyInAnyOrder("picture", "object");
    }

    @Test
    void twoPicturesOfOneNameDoNotOverwriteEachOther() throws IOException {
        List<Row> rows =
                rows(
                        new MemoryFiles()
                                .with(
                                        "a.json",
                                        "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"},"
                                                + "{\"id\":2,\"file_name\":\"a.jpg\"},"
                                                + "{\"id\":1,\"file_name\":\"b.jpg\"}],"
                                                + "\"categories\":[{\"id\":1,\"name\":\"a\"},"
                                                + "{\"id\":2,\"name\":\"a\"},{\"id\":2,\"name\":\"z\"}],"
                                                + "\"annotations\":["
                                                + "{\"id\":1,\"image_id\":1,\"category_id\":2,"
                                                + "\"bbox\":[1,1,1,1]},"
                                                + "{\"id\":2,\"image_id\":2,\"category_id\":1,"
                                                + "\"bbox\":[1,1,1,1]}]}"));
        assertThat(pictures(rows)).extracting(Row.Picture::name).containsExactly("a.jpg");
        assertThat(pictures(rows).get(0).objects())
                .extracting(Row.LabeledObject::label)
                .containsExactly("a");
        // Two pictures and one object in excess; two classes in excess are warned about.
        assertThat(rejected(rows)).hasSize(3);
        assertThat(rows.stream().filter(Row.Warned.class::isInstance)).hasSize(2);
    }

    @Test
    void anOutlineAloneGivesTheBox() throws IOException {
        List<Row> rows =
                rows(
                        oneObject(
                                "\"category_id\":1,\"image_id\":1,"
                                        + "\"segmentation\":[[10,20,40,20,40,60],[1,2,3]]"));
        assertThat(pictures(rows).get(0).objects().get(0).box()).isEqualTo(new Box(10, 20, 30, 40));
        assertThat(rows.stream().filter(Row.Warned.class::isInstance)).hasSize(2);
    }

    @Test
    void whatIsNotCocoIsRefusedWithTheReason() {
        assertThatThrownBy(() -> rows(new MemoryFiles().with("x.json", "[1,2]")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("images");
        assertThatThrownBy(() -> rows(new MemoryFiles().with("x.json", "{\"images\":[{\"id\":1,")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x.json is not whole JSON at line 1");
        assertThatThrownBy(() -> rows(new MemoryFiles().with("x.json", "{\"a\":".repeat(100_000))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not whole JSON");
    }

    @Test
    void captionsAndLabelsWithoutBoxesAreRejectedRowByRow() throws IOException {
        List<Row> rows =
                rows(
                        jsonOf(
                                MemoryFiles.of(
                                        Shared.path(
                                                "formats/datumaro/coco_dataset/coco_captions"))));
        assertThat(pictures(rows)).hasSize(2);
        assertThat(rejected(rows)).isNotEmpty().allMatch(r -> r.what().equals("object"));
    }

    @Test
    void runLengthMasksOfAllVectorsAreKeptAsTheyAre() throws IOException {
        JsonNode vectors =
                Json.MAPPER.readTree(
                        Shared.path("formats/fixtures/coco_rle_vectors.json").toFile());
        StringBuilder objects = new StringBuilder();
        Map<String, JsonNode> masks = new HashMap<>();
        int n = 0;
        for (JsonNode vector : vectors.path("vectors")) {
            for (String counts : List.of("counts_uncompressed", "counts_compressed")) {
                if (!vector.has(counts)) {
                    continue;
                }
                String mask =
                        "{\"size\":"
                                + vector.path("size_h_w")
                                + ",\"counts\":"
                                + vector.path(counts)
                                + "}";
                masks.put(String.valueOf(++n), Json.MAPPER.readTree(mask));
                objects.append(n > 1 ? "," : "")
                        .append("{\"id\":" + n + ",\"image_id\":1,\"category_id\":1,")
                        .append("\"iscrowd\":1,\"bbox\":[0,0,5,5],\"segmentation\":" + mask + "}");
            }
        }
        assertThat(n).isGreaterThan(10);
        MemoryFiles written = write(rows(file(objects.toString())));
        for (JsonNode annotation :
                Json.MAPPER
                        .readTree(written.content("annotations/instances_default.json"))
                        .path("annotations")) {
            assertThat(annotation.path("segmentation"))
                    .isEqualTo(masks.get(annotation.path("id").asText()));
        }
    }

    private MemoryFiles write(List<Row> rows) throws IOException {
        MemoryFiles written = new MemoryFiles();
        try (AnnotationFormat.Writer writer = format().write(written, options())) {
            for (Row row : rows) {
                if (row instanceof Row.Label) {
                    writer.label((Row.Label) row);
                } else if (row instanceof Row.Picture) {
                    assertThat(writer.write((Row.Picture) row)).isEmpty();
                }
            }
        }
        return written;
    }

    /** What a file says, whatever the order of its rows and fields. */
    private static void content(JsonNode root, Map<String, List<String>> into) {
        for (JsonNode image : root.path("images")) {
            into.computeIfAbsent("image " + image.path("id"), k -> new ArrayList<>())
                    .add(canonical(image));
        }
        for (JsonNode category : root.path("categories")) {
            into.computeIfAbsent(
                            "category " + category.path("id"), k -> new ArrayList<>(List.of("")))
                    .set(0, canonical(category));
        }
        for (JsonNode annotation : root.path("annotations")) {
            into.computeIfAbsent(
                            "annotations of " + annotation.path("image_id"), k -> new ArrayList<>())
                    .add(canonical(annotation));
        }
        into.values().forEach(list -> list.sort(null));
    }

    private static String canonical(JsonNode node) {
        if (node.isNumber()) {
            return String.valueOf(node.doubleValue());
        }
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(n -> parts.add(canonical(n)));
            return parts.toString();
        }
        if (node.isObject()) {
            TreeMap<String, String> fields = new TreeMap<>();
            node.fields().forEachRemaining(f -> fields.put(f.getKey(), canonical(f.getValue())));
            // An empty list of outlines, or of attributes, says what a missing one says.
            fields.remove("segmentation", "[]");
            fields.remove("attributes", "{}");
            return fields.toString();
        }
        return node.toString();
    }

    private static MemoryFiles oneObject(String fields) {
        return file("{\"id\":1," + fields + "}");
    }

    private static MemoryFiles file(String annotations) {
        return new MemoryFiles()
                .with(
                        "a.json",
                        "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":640,"
                                + "\"height\":480}],\"annotations\":["
                                + annotations
                                + "],\"categories\":[{\"id\":1,\"name\":\"a\"}]}");
    }

    private static MemoryFiles jsonOf(MemoryFiles all) {
        MemoryFiles json = new MemoryFiles();
        all.entries().stream()
                .filter(e -> e.endsWith(".json"))
                .forEach(e -> json.with(e, all.content(e)));
        return json;
    }

    private static MemoryFiles only(MemoryFiles all, String name) {
        return new MemoryFiles().with(name, all.content(name));
    }

    private static List<Row.Picture> pictures(List<Row> rows) {
        return rows.stream()
                .filter(Row.Picture.class::isInstance)
                .map(Row.Picture.class::cast)
                .toList();
    }

    private static List<Row.Rejected> rejected(List<Row> rows) {
        return rows.stream()
                .filter(Row.Rejected.class::isInstance)
                .map(Row.Rejected.class::cast)
                .toList();
    }
}

package io.vedette.core.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.model.ModelRef;
import io.vedette.service.model.ModelVersion;
import io.vedette.service.model.ModelVersion.Provenance;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import io.vedette.service.security.Caller;
import io.vedette.service.testing.MemoryBlobs;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
    private static final Provenance TRIAL =
            new Provenance("trial", Optional.of("t7"), Optional.of("d2"), Map.of("seed", "3"));

    private final Memory.Models models = new Memory.Models();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private Registry registry;
    private Path folder;

    @TempDir private Path temp;

    @BeforeEach
    void prepare() {
        folder = Packages.sound(temp.resolve("package"));
        registry = new Registry(models, blobs, temp.resolve("cache"), Clock.systemUTC());
    }

    private ModelVersion register(String name) {
        return registry.register(name, folder, TRIAL, "# Card", Caller.SYSTEM);
    }

    @Test
    void versionsAreCountedAndCarryWhatWentIntoThem() {
        ModelVersion first = register("gate");
        assertThat(first.id()).isEqualTo("gate:1");
        assertThat(first.provenance()).isEqualTo(TRIAL);
        assertThat(first.files()).containsOnlyKeys("model.json", "weights.bin");
        Packages.write(folder, Packages.SOUND, "other weights");
        assertThat(register("gate").id()).isEqualTo("gate:2");
        assertThat(registry.newest("gate")).map(ModelVersion::version).contains("2");
        assertThat(registry.version("gate", "1")).contains(first);
    }

    @Test
    void theSameContentIsTheSameVersionWhateverItCallsItself() {
        ModelVersion first = register("gate");
        Packages.write(
                folder,
                Packages.SOUND
                        .replace("gate-verifier", "else")
                        .replace("\"version\": 3", "\"version\": 9"));
        assertThat(register("gate")).isEqualTo(first);
        assertThat(register("yard").id()).isEqualTo("yard:1");
    }

    @Test
    void theFolderOfAVersionIsAPackageOfItsNameAndIsMadeAnewWhenDamaged() throws IOException {
        ModelVersion version = register("gate");
        Path kept = registry.folder(version);
        ModelPackage read = new PackageReader().read(kept);
        assertThat(read.name()).isEqualTo("gate");
        assertThat(read.version()).isEqualTo("1");
        Files.writeString(kept.resolve("weights.bin"), "damaged");
        assertThat(new PackageReader().read(registry.folder(version)).weights())
                .hasContent("weights");
        assertThat(registry.folder((ModelRef.Registered) ModelRef.parse("gate"))).isEqualTo(kept);
        assertThatThrownBy(() -> registry.folder((ModelRef.Registered) ModelRef.parse("gate:9")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("gate:9");
    }

    @Test
    void aPackageThatIsNotSoundIsNotRegistered() throws IOException {
        Files.writeString(folder.resolve("weights.bin"), "damaged");
        assertThatThrownBy(() -> register("gate")).isInstanceOf(ModelRefusedException.class);
        Packages.sound(folder);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/hostname"));
        assertThatThrownBy(() -> register("gate")).hasMessageContaining("no links");
        assertThatThrownBy(() -> register("Gate")).isInstanceOf(InvalidRequestException.class);
        assertThat(models.rows).isEmpty();
    }

    @Test
    void whatIsExportedCanBeImportedElsewhere() throws IOException {
        ModelVersion version = register("gate");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        registry.export(version, zip);
        Registry other =
                new Registry(
                        new Memory.Models(),
                        new MemoryBlobs(),
                        temp.resolve("other"),
                        Clock.systemUTC());
        ModelVersion imported =
                other.importZip(
                        Optional.empty(),
                        new ByteArrayInputStream(zip.toByteArray()),
                        Caller.SYSTEM);
        assertThat(imported.id()).isEqualTo("gate:1");
        assertThat(imported.sha256()).isEqualTo(version.sha256());
        assertThat(imported.card()).isEqualTo("# Card");
        assertThat(imported.provenance().origin()).isEqualTo("import");
        assertThat(imported.provenance().facts().get("imported.provenance")).contains("\"t7\"");
        assertThat(temp.resolve("other")).isEmptyDirectory();
    }

    @Test
    void aZipMayHoldThePackageInOneFolder() throws IOException {
        ModelVersion imported =
                registry.importZip(Optional.of("gate"), zip("package/", ""), Caller.SYSTEM);
        assertThat(imported.files()).containsOnlyKeys("model.json", "weights.bin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "/etc/evil",
                "a/../../evil",
                "C:\\evil",
                "a\\..\\evil",
                "./evil",
                "MODEL.JSON",
                "a//evil"
            })
    void entriesThatLeaveThePackageAreRefused(String entry) {
        assertThatThrownBy(
                        () -> registry.importZip(Optional.empty(), zip("", entry), Caller.SYSTEM))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("entry '");
        assertThat(temp.resolve("cache")).isEmptyDirectory();
        assertThat(temp.resolve("evil")).doesNotExist();
    }

    @Test
    void linksAreRefused() throws IOException {
        byte[] bytes = zip("", "link").readAllBytes();
        // The unix mode of the last entry in the table of contents becomes that of a link.
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        bytes[at + 5] = 3;
        bytes[at + 41] = (byte) 0xA1;
        assertThatThrownBy(
                        () ->
                                registry.importZip(
                                        Optional.empty(),
                                        new ByteArrayInputStream(bytes),
                                        Caller.SYSTEM))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'link' is a link");
    }

    @Test
    void bombsAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(new byte[64 << 20]);
        }
        assertThatThrownBy(
                        () ->
                                registry.importZip(
                                        Optional.empty(),
                                        new ByteArrayInputStream(out.toByteArray()),
                                        Caller.SYSTEM))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("unpacked, is longer than");
    }

    @Test
    void whatIsNoZipIsRefused() {
        assertThatThrownBy(
                        () ->
                                registry.importZip(
                                        Optional.empty(),
                                        new ByteArrayInputStream(new byte[500]),
                                        Caller.SYSTEM))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no sound zip");
        assertThatThrownBy(
                        () ->
                                registry.importZip(
                                        Optional.empty(),
                                        new ByteArrayInputStream(new byte[0]),
                                        Caller.SYSTEM))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void modelsOfTheRegistryAreLoadedByName() {
        register("gate");
        ModelCache cache = new ModelCache(java.time.Duration.ZERO);
        cache.addEngine(new FakeEngine(1).entry());
        cache.useFolders(registry);
        try (var lease = cache.classifying(ModelRef.parse("gate:1"))) {
            assertThat(lease.description().name()).isEqualTo("gate");
        } finally {
            cache.deactivate();
        }
    }

    private InputStream zip(String prefix, String further) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"model.json", "weights.bin"}) {
                zip.putNextEntry(new ZipEntry(prefix + name));
                zip.write(Files.readAllBytes(folder.resolve(name)));
            }
            if (!further.isEmpty()) {
                zip.putNextEntry(new ZipEntry(further));
                zip.write("evil".getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ByteArrayInputStream(out.toByteArray());
    }
}

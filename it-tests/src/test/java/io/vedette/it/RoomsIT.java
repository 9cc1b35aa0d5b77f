package io.vedette.it;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

/**
 * The direction of the house, read off the manifests of what is shipped: plugins see the SPI alone,
 * everybody else the contracts, and nobody sees an implementation.
 */
class RoomsIT {
    private static final String SPI = "io.vedette.spi";
    private static final String SERVICE = "io.vedette.service";
    private static final Set<String> PLUGIN_ROOMS =
            Set.of(
                    "stream",
                    "scene",
                    "engine",
                    "tracker",
                    "heuristic",
                    "selector",
                    "labeling",
                    "format",
                    "metric",
                    "notify",
                    "trainer",
                    "media");
    private static final Set<String> EXPORTING = Set.of("spi", "service", "testkit", "platform");
    private static Map<String, Shipped> shipped;

    /** A bundle of ours: its room and what its manifest says. */
    private record Shipped(String room, Parameters imports, Parameters exports) {}

    @BeforeAll
    static void readManifests() throws IOException {
        Path ours = Path.of(System.getProperty("vedette.assembly"), "system/io/vedette");
        shipped = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ours)) {
            for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                read(jar);
            }
        }
        assertThat(shipped).as("bundles below %s", ours).hasSizeGreaterThan(40);
    }

    private static void read(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            var manifest = jar.getManifest().getMainAttributes();
            String name = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null) {
                return;
            }
            String room = name.split(";")[0].split("\\.")[2];
            Parameters imports = new Parameters(manifest.getValue(Constants.IMPORT_PACKAGE));
            Parameters exports = new Parameters(manifest.getValue(Constants.EXPORT_PACKAGE));
            shipped.put(name, new Shipped(room, imports, exports));
        }
    }

    @Test
    void pluginsImportTheSpiAlone() {
        forEach(
                bundle -> PLUGIN_ROOMS.contains(bundle.room()),
                (name, bundle) -> assertThat(ofOurs(bundle)).as(name).allMatch(p -> below(p, SPI)));
    }

    @Test
    void everybodyElseImportsContractsAndNoImplementation() {
        forEach(
                bundle -> !PLUGIN_ROOMS.contains(bundle.room()),
                (name, bundle) ->
                        assertThat(ofOurs(bundle))
                                .as(name)
                                .allMatch(p -> below(p, SPI) || below(p, SERVICE)));
        assertThat(ofOurs(shipped.get(SPI))).allMatch(p -> below(p, SPI));
    }

    @Test
    void onlyContractsAndPlatformsExport() {
        forEach(
                bundle -> !EXPORTING.contains(bundle.room()),
                (name, bundle) -> assertThat(bundle.exports().keySet()).as(name).isEmpty());
    }

    @Test
    void noContractShowsATypeOfALibrary() {
        for (String contract : List.of(SPI, SERVICE)) {
            shipped.get(contract)
                    .exports()
                    .forEach(
                            (exported, attributes) ->
                                    assertThat(used(attributes))
                                            .as(exported)
                                            .allMatch(p -> below(p, "io.vedette")));
        }
    }

    private static List<String> used(Attrs attributes) {
        String uses = attributes.getOrDefault(Constants.USES_DIRECTIVE + ":", "");
        return uses.isEmpty() ? List.of() : Arrays.asList(uses.split(","));
    }

    private static Set<String> ofOurs(Shipped bundle) {
        return bundle.imports().keySet().stream()
                .filter(p -> below(p, "io.vedette"))
                .collect(Collectors.toSet());
    }

    private static boolean below(String exported, String root) {
        return exported.equals(root) || exported.startsWith(root + ".");
    }

    private static void forEach(
            java.util.function.Predicate<Shipped> which,
            java.util.function.BiConsumer<String, Shipped> check) {
        List<String> seen = new ArrayList<>();
        shipped.forEach(
                (name, bundle) -> {
                    if (which.test(bundle)) {
                        seen.add(name);
                        check.accept(name, bundle);
                    }
                });
        assertThat(seen).as("bundles that this is about").isNotEmpty();
    }
}

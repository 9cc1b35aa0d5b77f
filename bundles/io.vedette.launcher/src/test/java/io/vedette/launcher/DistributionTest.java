package io.vedette.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

    private static final String FEATURES =
            """
            <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
              <feature name="vedette-a"><bundle>mvn:g.h/a/1</bundle><feature>scr</feature></feature>
              <feature name="vedette-command-line">
                <bundle>mvn:g.h/base/2</bundle><feature>vedette-a</feature><feature>vedette-a</feature>
              </feature>
              <feature name="vedette-command-line-loop"><bundle>mvn:g.h/loop/3</bundle></feature>
            </features>
            """;

    @TempDir Path home;

    @Test
    void aCommandGetsItsOwnFeatureOrTheCommonOneWithThoseItNames() throws IOException {
        write("io/vedette/vedette-features/1/vedette-features-1-features.xml", FEATURES);
        for (String jar : new String[] {"a/1/a-1.jar", "base/2/base-2.jar", "loop/3/loop-3.jar"}) {
            write("g/h/" + jar, "");
        }
        assertThat(Distribution.of(home, "watch").bundles())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("base-2.jar", "a-1.jar");
        Distribution loop = Distribution.of(home, "loop");
        assertThat(loop.bundles())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("loop-3.jar");
        assertThat(loop.cache()).isNotEqualTo(Distribution.of(home, "watch").cache());
    }

    @Test
    void aMissingJarIsNamed() throws IOException {
        write("io/vedette/vedette-features/1/vedette-features-1-features.xml", FEATURES);
        assertThatThrownBy(() -> Distribution.of(home, "loop"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("loop-3.jar");
    }

    @Test
    void aFolderThatIsNoDistributionIsRefused() {
        assertThatThrownBy(() -> Distribution.of(home, "watch"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is not a distribution");
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve("system").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

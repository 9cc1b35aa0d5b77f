package io.vedette.bench.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidesTest {
    @TempDir Path folder;

    @Test
    void aCommandIsGivenTheClipAndItsTimeIsCounted() throws IOException {
        Path clip = Files.writeString(folder.resolve("it's a clip"), "x");
        Path copy = folder.resolve("copy");
        String work = "cp {clip} " + ShellSide.quoted(copy.toString());
        String busy = "; i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done";
        double seconds = new ShellSide(work + busy, clip).pass();
        assertThat(copy).hasContent("x");
        assertThat(seconds).isGreaterThan(0);
    }

    @Test
    void aCommandThatFailsIsNoMeasurement() {
        assertThatThrownBy(() -> new ShellSide("exit 3", folder).pass())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("code 3");
    }

    @Test
    void theProcessorsTimeGoesUpWithWork() {
        double thread = Cpu.thread();
        double process = Cpu.process();
        double sum = 0;
        while (Cpu.thread() - thread < 0.1) {
            sum += Math.sqrt(sum + 1);
        }
        assertThat(sum).isPositive();
        assertThat(Cpu.process() - process).isGreaterThan(0.05);
    }

    @Test
    void aCopyOfABundleIsNewerAndOtherwiseTheSame() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "acme");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar, manifest)) {
            out.putNextEntry(new JarEntry("a/b.txt"));
            out.write(7);
        }
        byte[] newer = NewerBundle.of(new ByteArrayInputStream(jar.toByteArray()), "9.0.0");
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(newer))) {
            assertThat(in.getManifest().getMainAttributes().getValue("Bundle-Version"))
                    .isEqualTo("9.0.0");
            assertThat(in.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"))
                    .isEqualTo("acme");
            assertThat(in.getNextJarEntry().getName()).isEqualTo("a/b.txt");
            assertThat(in.readAllBytes()).containsExactly(7);
        }
    }
}

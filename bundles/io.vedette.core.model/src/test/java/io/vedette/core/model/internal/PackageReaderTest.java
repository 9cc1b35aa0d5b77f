package io.vedette.core.model.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.spi.frame.TensorSpec;
import io.vedette.spi.model.Device;
import io.vedette.spi.model.ModelPackage;
import io.vedette.spi.model.ModelRefusedException;
import io.vedette.testkit.SharedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageReaderTest {
    private final PackageReader reader = new PackageReader();

    @TempDir private Path folder;

    @Test
    void aSoundPackageIsReadInFull() {
        ModelPackage model = reader.read(Packages.sound(folder));
        assertThat(model.name()).isEqualTo("gate-verifier");
        assertThat(model.version()).isEqualTo("3");
        assertThat(model.device()).isEqualTo(Device.CPU);
        assertThat(model.weights()).hasContent("weights").isAbsolute();
        assertThat(model.input().tensor().order()).isEqualTo(TensorSpec.Order.RGB);
        assertThat(model.input().tensor().std()).containsExactly(0.25, 0.25, 0.25);
        assertThat(model.input().tensor().scale()).isEqualTo(1 / 255.0);
        assertThat(model.input().crop().orElseThrow().square()).isTrue();
        assertThat(model.output().options()).containsEntry("logits", "false");
        assertThat(model.classes()).containsExactly("person", "nothing");
        assertThat(model.threshold()).isEqualTo(0.4);
        assertThat(model.nms()).isEqualTo(0.45);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"threshold\": 0.4 | \"treshold\": 0.4 | treshold is not known",
                "\"threshold\": 0.4 | \"threshold\": 1.5 | threshold must be a number in 0.0..1.0",
                "\"threshold\": 0.4 | \"threshold\": \"0.4\" | threshold must be a number",
                "\"threshold\": 0.4 | \"nms\": 0.1, \"nms\": 0.2 | Duplicate field",
                "\"width\": 8 | \"width\": 0 | input.width must be a whole number",
                "\"width\": 8 | \"breadth\": 8 | input.width is missing",
                "\"colour\": \"rgb\" | \"colour\": \"grey\" | input.colour must be bgr or rgb",
                "[0.25, 0.25, 0.25] | [0.25, 0, 0.25] | input.std must not hold 0",
                "[0.25, 0.25, 0.25] | [0.25, 0.25] | input.std must be a list of 3",
                "\"softmax\" | \"soft\" | output.layout 'soft' is not known",
                "\"softmax\" | \"yolox\" | output.strides is missing",
                "\"softmax\" | \"fastestdet\" | input.crop is for classifiers",
                "[\"output\"] | [] | output.names must name an output",
                "\"nothing\" | \"person\" | classes name 'person' twice",
                "[\"person\", \"nothing\"] | [] | classes must name at least one",
                "\"gate-verifier\" | \"../gate\" | name '../gate' does not match",
                "\"weights.bin\" | \"../weights.bin\" | lies outside the package",
                "\"weights.bin\" | \"/etc/hostname\" | lies outside the package",
                "\"weights.bin\" | \"other.bin\" | file 'other.bin' is not there",
                "\"@sha\" | \"00\" | sha256 '00' does not match",
                "\"version\": 3 | \"version\": 3.5 | version must be a text",
                "{ | [ | not JSON",
            })
    void whatIsWrongIsNamed(String what, String with, String message) {
        Packages.write(folder, Packages.SOUND.replace(what, with));
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("model.json")
                .hasMessageContaining(message);
    }

    @Test
    void replacedWeightsAreNoticed() throws IOException {
        Packages.sound(folder);
        Files.writeString(folder.resolve("weights.bin"), "others");
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("damaged or replaced");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Packages.sound(folder);
        Path secret = Files.writeString(elsewhere.resolve("secret"), "weights");
        Files.delete(folder.resolve("weights.bin"));
        Files.createSymbolicLink(folder.resolve("weights.bin"), secret);
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("lies outside");
    }

    @Test
    void missingFoldersAndFilesAreNamed() {
        assertThatThrownBy(() -> reader.read(folder.resolve("no")))
                .hasMessageContaining("no such folder");
        assertThatThrownBy(() -> reader.read(folder)).hasMessageContaining("no model.json");
    }

    @Test
    void anyChangeGivesAnotherIdentity() {
        String before = reader.check(Packages.sound(folder)).identity();
        String same = reader.check(folder).identity();
        Packages.write(folder, Packages.SOUND.replace("0.4", "0.41"));
        assertThat(same).isEqualTo(before);
        assertThat(reader.check(folder).identity()).isNotEqualTo(before);
    }

    @Test
    void thePackageOfTheSharedDetectorIsSound() {
        ModelPackage model = reader.read(SharedModels.fastestdet(folder));
        assertThat(model.classes()).hasSize(80).startsWith("person").endsWith("toothbrush");
        assertThat(model.output().layout()).isEqualTo("fastestdet");
    }
}

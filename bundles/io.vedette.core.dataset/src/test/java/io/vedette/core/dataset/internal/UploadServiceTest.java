package io.vedette.core.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.service.dataset.Uploads.Upload;
import io.vedette.service.problem.ConflictException;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadServiceTest {
    @TempDir Path folder;
    private final byte[] content = new byte[300_000];
    private UploadService uploads;

    @BeforeEach
    void begin() throws IOException {
        new Random(1).nextBytes(content);
        uploads = service(Instant.now());
    }

    private UploadService service(Instant now) throws IOException {
        return new UploadService(
                folder, 1 << 20, Duration.ofDays(7), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void whatNobodyGoesOnWithIsDeletedAfterAWeek() throws IOException {
        part(0, 100_000);
        Instant changed = Files.getLastModifiedTime(folder.resolve("big.zip.part")).toInstant();
        uploads = service(changed.plus(Duration.ofDays(7)));
        assertThat(uploads.upload("big.zip")).isPresent();
        uploads = service(changed.plus(Duration.ofDays(8)));
        assertThat(uploads.upload("big.zip")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private Upload part(int from, int to) throws IOException {
        return uploads.append(
                "big.zip",
                "ann",
                from,
                OptionalLong.of(content.length),
                new ByteArrayInputStream(content, from, to - from));
    }

    @Test
    void partsJoinAlsoWhereTheyOverlapAndAfterARestart() throws IOException {
        assertThat(part(0, 100_000).complete()).isFalse();
        assertThatThrownBy(() -> uploads.file("big.zip")).isInstanceOf(ConflictException.class);
        // Its answer was lost: sent again.
        assertThat(part(0, 100_000).received()).isEqualTo(100_000);
        uploads = service(Instant.now());
        assertThat(uploads.upload("big.zip").orElseThrow().received()).isEqualTo(100_000);
        assertThat(part(60_000, 200_001).received()).isEqualTo(200_001);
        assertThatThrownBy(() -> part(250_000, 300_000))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("go on there");
        assertThat(part(200_001, 300_000).complete()).isTrue();
        assertThat(Files.readAllBytes(uploads.file("big.zip"))).isEqualTo(content);
        assertThat(part(0, 300_000).complete()).isTrue();
        assertThat(Files.readAllBytes(uploads.file("big.zip"))).isEqualTo(content);
        assertThat(uploads.remove("big.zip")).isTrue();
        assertThatThrownBy(() -> uploads.file("big.zip")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatArrivedBeforeALostConnectionIsKept() {
        InputStream broken =
                new SequenceInputStream(
                        new ByteArrayInputStream(content, 0, 70_000),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("connection reset");
                            }
                        });
        assertThatThrownBy(
                        () ->
                                uploads.append(
                                        "big.zip",
                                        "ann",
                                        0,
                                        OptionalLong.of(content.length),
                                        broken))
                .isInstanceOf(IOException.class);
        assertThat(uploads.upload("big.zip").orElseThrow().received()).isEqualTo(70_000);
    }

    @Test
    void moreThanWasSaidOrAllowedIsRefused() {
        assertThatThrownBy(
                        () ->
                                uploads.append(
                                        "x",
                                        "ann",
                                        0,
                                        OptionalLong.of(10),
                                        new ByteArrayInputStream(new byte[11])))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () ->
                                uploads.append(
                                        "y",
                                        "ann",
                                        0,
                                        OptionalLong.empty(),
                                        new ByteArrayInputStream(new byte[2 << 20])))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(
                        () ->
                                uploads.append(
                                        "z",
                                        "ann",
                                        0,
                                        OptionalLong.of(2 << 20),
                                        new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void anotherPersonCannotWriteIntoIt() throws IOException {
        part(0, 10);
        assertThatThrownBy(
                        () ->
                                uploads.append(
                                        "big.zip",
                                        "bob",
                                        10,
                                        OptionalLong.of(content.length),
                                        new ByteArrayInputStream(new byte[5])))
                .isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".hidden", "a/b", "../x", "a\\b", "caf\u00e9"})
    void idsThatAreNoNamesAreRefused(String id) {
        assertThatThrownBy(
                        () ->
                                uploads.append(
                                        id,
                                        "ann",
                                        0,
                                        OptionalLong.empty(),
                                        new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(uploads.upload(id)).isEmpty();
        assertThat(uploads.remove(id)).isFalse();
    }
}

package io.vedette.core.alert.internal.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.alert.AlertStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final List<String> calls = new ArrayList<>();
    private final Retention retention =
            new Retention(
                    new Retention.Ages(
                            Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(730)),
                    Clock.fixed(NOON, ZoneOffset.UTC));
    private int old = 1200;
    private int clips = 120;
    private int enough = Integer.MAX_VALUE;
    private boolean full;
    private boolean young;
    private boolean away;

    @AfterEach
    void stop() {
        retention.stop();
    }

    @Test
    void forgetsByAgeInBatchesThenCollects() {
        retention.inject(store(), blobs(0));
        retention.look();
        assertThat(calls)
                .containsExactly(
                        "clips 2026-04-01T12:00:00Z",
                        "alerts 2026-01-31T12:00:00Z false 500",
                        "alerts 2026-01-31T12:00:00Z false 500",
                        "alerts 2026-01-31T12:00:00Z false 200",
                        "alerts 2024-05-01T12:00:00Z true 0",
                        "collect");
    }

    @Test
    void makesRoomByForgettingTheOldestClips() {
        full = true;
        old = 0;
        retention.inject(store(), blobs(1));
        retention.look();
        assertThat(calls)
                .containsSubsequence(
                        "oldest 5",
                        "collect",
                        "oldest 10",
                        "collect",
                        "oldest 20",
                        "collect",
                        "oldest 40",
                        "collect",
                        "oldest 45",
                        "collect",
                        "oldest 0");
        assertThat(calls).filteredOn(c -> c.startsWith("oldest")).hasSize(6);
    }

    @Test
    void forgetsNoMoreThanIsNeeded() {
        full = true;
        enough = 15;
        retention.inject(store(), blobs(1));
        retention.makeRoom();
        assertThat(calls).containsExactly("oldest 5", "collect", "oldest 10", "collect");
        retention.makeRoom();
        assertThat(calls).as("there is room").hasSize(4);
    }

    @Test
    void whatIsTooYoungToGoIsWaitedForBeforeMoreIsForgotten() {
        full = true;
        young = true;
        retention.inject(store(), blobs(1));
        retention.makeRoom();
        assertThat(calls).containsExactly("oldest 5", "collect");
        young = false;
        enough = 7;
        retention.makeRoom();
        assertThat(calls).containsExactly("oldest 5", "collect", "collect", "oldest 5", "collect");
    }

    @Test
    void betweenTwoLooksItTriesInVainOnlyTwice() {
        full = true;
        young = true;
        retention.inject(store(), blobs(0));
        for (int i = 0; i < 10; i++) {
            retention.makeRoom();
        }
        assertThat(calls).containsExactly("oldest 5", "collect", "collect", "oldest 5", "collect");
    }

    @Test
    void stopsMakingRoomWhereNothingIsGained() {
        full = true;
        young = true;
        old = 0;
        retention.inject(store(), blobs(0));
        retention.look();
        assertThat(calls).filteredOn(c -> c.startsWith("oldest")).hasSize(1);
    }

    @Test
    void waitsForTheNextLookWhereTheDatabaseIsAway() {
        away = true;
        retention.inject(store(), blobs(0));
        retention.look();
        assertThat(calls).isEmpty();
    }

    private AlertStore store() {
        return (AlertStore)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {AlertStore.class},
                        (proxy, method, args) -> {
                            if (away) {
                                throw new UnavailableException("away", null);
                            }
                            return switch (method.getName()) {
                                case "forgetClips" -> {
                                    calls.add("clips " + args[0]);
                                    yield 0;
                                }
                                case "removeOlder" -> {
                                    int gone = (boolean) args[1] ? 0 : Math.min(old, 500);
                                    old -= gone;
                                    calls.add("alerts " + args[0] + " " + args[1] + " " + gone);
                                    yield gone;
                                }
                                case "forgetOldestClips" -> {
                                    int gone = Math.min(clips, (int) args[0]);
                                    clips -= gone;
                                    full &= 120 - clips < enough;
                                    calls.add("oldest " + gone);
                                    yield new ArrayList<>(
                                            java.util.Collections.nCopies(
                                                    gone, new BlobId("a".repeat(64))));
                                }
                                default -> throw new UnsupportedOperationException();
                            };
                        });
    }

    private BlobStore blobs(long gained) {
        return (BlobStore)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {BlobStore.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "accepts" -> !full;
                                    case "size" -> young ? Optional.of(1L) : Optional.empty();
                                    case "collect" -> {
                                        calls.add("collect");
                                        yield new BlobStore.Collected(
                                                gained, gained, Optional.empty());
                                    }
                                    default -> throw new UnsupportedOperationException();
                                });
    }
}

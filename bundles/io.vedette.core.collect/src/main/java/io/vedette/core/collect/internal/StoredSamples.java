package io.vedette.core.collect.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.blob.BlobStore;
import io.vedette.service.blob.BlobUse;
import io.vedette.service.collect.Fingerprint;
import io.vedette.service.collect.NewSample;
import io.vedette.service.collect.Origin;
import io.vedette.service.collect.Place;
import io.vedette.service.collect.Sample;
import io.vedette.service.collect.SampleFilter;
import io.vedette.service.collect.Samples;
import io.vedette.service.http.Page;
import io.vedette.service.problem.InvalidRequestException;
import io.vedette.service.problem.UnavailableException;
import io.vedette.service.store.collect.SampleStore;
import io.vedette.spi.Size;
import io.vedette.spi.frame.Crop;
import io.vedette.spi.frame.Pixels;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Samples: blobs first, then the row, within a quota. */
@Component(
        service = {Samples.class, BlobReferences.class},
        configurationPid = CollectConfig.PID)
@Designate(ocd = CollectConfig.class)
public final class StoredSamples implements Samples, BlobReferences {
    private static final int PAGE = 1000;
    private final SampleStore store;
    private final BlobStore blobs;
    private final Pixels pixels;
    private final Settings settings;
    private final Object room = new Object();
    private long used = -1;

    /** As a component. */
    @Activate
    public StoredSamples(
            @Reference SampleStore store,
            @Reference BlobStore blobs,
            @Reference Pixels pixels,
            CollectConfig config) {
        this(store, blobs, pixels, Settings.of(config));
    }

    StoredSamples(SampleStore store, BlobStore blobs, Pixels pixels, Settings settings) {
        this.store = store;
        this.blobs = blobs;
        this.pixels = pixels;
        this.settings = settings;
    }

    @Override
    public Sample add(NewSample sample) {
        String id = id(sample);
        Optional<Sample> there = store.sample(id);
        if (there.isPresent()) {
            return answeredNow(there.get(), sample);
        }
        Crop picture = read(sample, sample.picture());
        Optional<Crop> crop = sample.crop().map(png -> read(sample, png));
        boolean imported = sample.origin() == Origin.IMPORT;
        long bytes =
                imported ? 0 : sample.picture().length + sample.crop().map(c -> c.length).orElse(0);
        makeRoom(bytes);
        BlobUse use = imported ? BlobUse.CONTENT : BlobUse.COLLECTION;
        Place place = sample.place();
        Sample row =
                new Sample(
                        id,
                        sample.origin(),
                        new Place(
                                place.site(),
                                place.camera(),
                                place.cameraGroup(),
                                place.recording(),
                                !imported && reserved(place.camera(), place.recording())),
                        sample.name(),
                        sample.takenAt().truncatedTo(ChronoUnit.MILLIS),
                        sample.streamSeconds(),
                        put(sample.picture(), use),
                        new Size(picture.width(), picture.height()),
                        sample.crop().map(png -> put(png, use)),
                        Fingerprint.of(crop.orElse(picture)),
                        sample.known(),
                        sample.verdict(),
                        sample.verdictReason(),
                        false);
        if (!store.add(row, bytes)) {
            return answeredNow(store.sample(id).orElse(row), sample);
        }
        return row;
    }

    private Sample answeredNow(Sample there, NewSample again) {
        if (again.verdict().isEmpty() || there.verdict().isPresent()) {
            return there;
        }
        Optional<String> alert = there.known().alert();
        if (alert.isEmpty()) {
            return there;
        }
        store.answered(alert.get(), again.verdict().get(), again.verdictReason());
        return store.sample(there.id()).orElse(there);
    }

    /** The same for the same key of the same recording, whoever computes it. */
    static String id(NewSample sample) {
        return "s"
                + Hashes.hex(
                        sample.place().camera()
                                + '\0'
                                + sample.place().recording()
                                + '\0'
                                + sample.key(),
                        31);
    }

    private Crop read(NewSample sample, byte[] encoded) {
        try {
            return pixels.read(encoded);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "the picture of "
                            + (sample.name().isEmpty() ? sample.key() : sample.name())
                            + " cannot be read: "
                            + e.getMessage());
        }
    }

    private String put(byte[] content, BlobUse use) {
        try {
            return blobs.put(content, use).sha256();
        } catch (IOException e) {
            throw new UnavailableException("the picture could not be stored", e);
        }
    }

    private void makeRoom(long bytes) {
        if (bytes == 0) {
            return;
        }
        synchronized (room) {
            if (used < 0) {
                used = store.bytes();
            }
            if (used + bytes > settings.quota()) {
                // A tenth at once, so that not every sample has to look for room.
                store.evict(used + bytes - settings.quota() + settings.quota() / 10, PAGE);
                used = store.bytes();
            }
            if (used + bytes > settings.quota()) {
                throw new UnavailableException(
                        "collection has used its "
                                + (settings.quota() >> 20)
                                + " MiB and all samples are needed: raise quotaMiB",
                        null);
            }
            used += bytes;
        }
    }

    @Override
    public Optional<Sample> sample(String id) {
        return store.sample(id);
    }

    @Override
    public Page<Sample> list(SampleFilter filter, Optional<String> cursor, int limit) {
        if (limit < 1 || limit > PAGE) {
            throw new InvalidRequestException("limit is 1.." + PAGE + ", not " + limit);
        }
        return store.list(filter, cursor, limit);
    }

    @Override
    public long count(SampleFilter filter) {
        return store.count(filter);
    }

    @Override
    public InputStream open(String blob) {
        try {
            return blobs.open(new BlobId(blob));
        } catch (IOException e) {
            throw new UnavailableException("blob " + blob + " cannot be read", e);
        }
    }

    @Override
    public int answered(String alert, String verdict, String reason) {
        return store.answered(alert, verdict, reason);
    }

    @Override
    public boolean reserved(String camera, String recording) {
        return Recordings.reserved(camera, recording, settings.reservedShare());
    }

    @Override
    public void use(Collection<String> samples, String user) {
        store.use(samples, user);
    }

    @Override
    public void endUse(String user) {
        store.endUse(user);
    }

    @Override
    public String holder() {
        return "samples";
    }

    @Override
    public void mark(Consumer<BlobId> keep) {
        String after = "";
        List<Sample> page;
        do {
            page = store.byId(SampleFilter.ALL, after, PAGE);
            for (Sample sample : page) {
                keep.accept(new BlobId(sample.picture()));
                sample.crop().map(BlobId::new).ifPresent(keep);
                after = sample.id();
            }
        } while (page.size() == PAGE);
    }
}

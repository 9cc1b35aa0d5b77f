package io.vedette.core.labeling.internal;

import io.vedette.service.blob.BlobId;
import io.vedette.service.blob.BlobReferences;
import io.vedette.service.labeling.LabelingGate;
import io.vedette.service.labeling.Picture;
import io.vedette.service.metrics.MetricSource;
import io.vedette.service.metrics.Reading;
import io.vedette.service.problem.NotFoundException;
import io.vedette.spi.Outcome;
import io.vedette.spi.labeling.LabelingDispatcher;
import io.vedette.spi.labeling.PushReceiving;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What comes in from outside, what is counted, and which blobs are still needed. */
@Component
public final class LabelingGateway implements LabelingGate, MetricSource, BlobReferences {
    private static final int MOST = 1 << 20;

    private final LabelingParts parts;

    /** In the server. */
    @Activate
    public LabelingGateway(@Reference LabelingRuntime runtime) {
        this(runtime.parts());
    }

    LabelingGateway(LabelingParts parts) {
        this.parts = parts;
    }

    @Override
    public boolean push(String id, Map<String, String> headers, byte[] body) {
        LabelingDispatcher dispatcher = parts.directory.find(id).orElse(null);
        if (!(dispatcher instanceof PushReceiving receiving)) {
            throw new NotFoundException("there is no dispatcher '" + id + "' that may call us");
        }
        if (body.length > MOST) {
            return false;
        }
        Outcome<Optional<PushReceiving.PushHint>> outcome =
                parts.calls.call(
                        id,
                        "parse",
                        () -> receiving.parse(new PushReceiving.PushRequest(headers, body)),
                        why -> {});
        boolean fits =
                outcome instanceof Outcome.Done<Optional<PushReceiving.PushHint>> done
                        && done.value().isPresent();
        if (fits) {
            parts.polling.hint(id);
        }
        return fits;
    }

    @Override
    public Picture media(String token) {
        return parts.media.open(token);
    }

    @Override
    public Collection<Reading> read() {
        return parts.counters.read();
    }

    @Override
    public String holder() {
        return "labeling";
    }

    @Override
    public void mark(Consumer<BlobId> keep) {
        String after = "";
        while (true) {
            String from = after;
            List<String> part = parts.units.call(u -> u.blobs(from, 1000));
            if (part.isEmpty()) {
                return;
            }
            part.forEach(b -> keep.accept(new BlobId(b)));
            after = part.get(part.size() - 1);
        }
    }
}

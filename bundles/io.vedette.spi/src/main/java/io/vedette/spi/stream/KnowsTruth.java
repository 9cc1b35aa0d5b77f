package io.vedette.spi.stream;

import io.vedette.spi.Span;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A source that knows what its pictures show. Optional, for scripts and tests; nothing that watches
 * ever asks. Registered beside {@link StreamSource}.
 */
@ConsumerType
public interface KnowsTruth {
    /** What is there in an interval of stream time, by time. Close the stream. */
    Stream<TruthRow> truth(StreamSpec spec, Span when);
}

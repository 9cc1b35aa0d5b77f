package io.vedette.spi.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes labeled pictures in one file format, streaming: memory does not grow with the
 * data set beyond what the format forces on a reader.
 *
 * <p>Stateless and thread-safe. A source's content is hostile: names are only names, numbers may be
 * NaN, sizes may lie. What cannot be understood becomes a {@link Row.Rejected}, never an exception,
 * and rows in equal rows out plus rejected.
 *
 * <pre>{@code
 * @Component
 * @Format("names")
 * public final class Names implements AnnotationFormat {
 *     public Reader read(Source in, Options options) {
 *         Iterator<String> names = in.entries().iterator();
 *         return () -> names.hasNext()
 *                 ? Optional.of(new Row.Picture(names.next(), Optional.empty(), List.of()))
 *                 : Optional.empty();
 *     }
 *     public Writer write(Sink out, Options options) { return new NamesWriter(out); }
 * }
 * }</pre>
 */
@ConsumerType
public interface AnnotationFormat {
    /**
     * Opens what is to be read.
     *
     * @throws IOException where it is not of this format at all, saying what was expected where
     */
    Reader read(Source in, Options options) throws IOException;

    /** Opens what is to be written. */
    Writer write(Sink out, Options options) throws IOException;

    /** Gives rows one by one. */
    @ConsumerType
    interface Reader extends AutoCloseable {
        /** The next row, empty at the end. */
        Optional<Row> next() throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** Takes rows one by one. */
    @ConsumerType
    interface Writer extends AutoCloseable {
        /** Hears of a class before the pictures come; a format that lists no classes ignores it. */
        default void label(Row.Label label) throws IOException {}

        /**
         * Writes one picture.
         *
         * @return what of it the format cannot say, empty where all was kept
         */
        List<String> write(Row.Picture picture) throws IOException;

        /** Finishes the files. */
        @Override
        void close() throws IOException;
    }

    /** A folder or archive that was checked for hostile names already. */
    @ProviderType
    interface Source {
        /** Relative paths of all files with forward slashes, sorted. */
        List<String> entries();

        /** Opens a file; may be called again for the same. */
        InputStream open(String entry) throws IOException;
    }

    /** A folder or archive to be written. */
    @ProviderType
    interface Sink {
        /** Begins a file; one at a time. */
        OutputStream create(String entry) throws IOException;
    }

    /**
     * Choices of reading and writing.
     *
     * @param values by name, e.g. {@code classes}
     */
    record Options(Map<String, String> values) {
        /** Copies the values. */
        public Options {
            values = Map.copyOf(values);
        }
    }
}

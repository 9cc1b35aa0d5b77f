package io.vedette.core.dataset.internal;

import io.vedette.service.dataset.Transfers.Message;
import io.vedette.spi.format.AnnotationFormat;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip as a source. Nothing of it is ever written to the disk; still an archive with a name that
 * leads away, a link, a password, or sizes of a bomb is refused as a whole. Sizes are checked while
 * reading too, since a directory may lie.
 */
final class Archive implements AnnotationFormat.Source, AutoCloseable {
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");
    private static final Set<String> CLUTTER = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");
    private static final Set<String> PARTS =
            Set.of("images", "annotations", "train", "val", "valid", "validation", "test", "data");

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipEntry> entries = new TreeMap<>();

    private Archive(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /**
     * Opens an archive.
     *
     * @throws RefusedException with a row per reason
     */
    static Archive open(Path file, Limits limits) throws IOException {
        List<Message> refused = new ArrayList<>();
        check(CentralDirectory.read(file, limits.entries()), refused);
        if (!refused.isEmpty()) {
            throw new RefusedException(refused);
        }
        ZipFile zip = new ZipFile(file.toFile());
        Archive archive = new Archive(zip, limits);
        try {
            archive.list(refused);
            if (!refused.isEmpty()) {
                throw new RefusedException(refused);
            }
            return archive;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void check(List<CentralDirectory.Entry> directory, List<Message> refused) {
        Set<String> names = new HashSet<>();
        for (CentralDirectory.Entry entry : directory) {
            why(entry, names)
                    .filter(w -> refused.size() < 1000)
                    .ifPresent(w -> refused.add(new Message(entry.name(), "file", w)));
        }
    }

    private static Optional<String> why(CentralDirectory.Entry entry, Set<String> names) {
        String name = entry.name();
        if (name.contains("\\")) {
            return Optional.of("its name holds a back-slash");
        }
        if (name.startsWith("/")) {
            return Optional.of("its name is an absolute path");
        }
        if (DRIVE.matcher(name).matches()) {
            return Optional.of("its name begins with a drive letter");
        }
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            return Optional.of("its name is none");
        }
        if (List.of(name.split("/", -1)).contains("..")) {
            return Optional.of("its name leads out of the archive");
        }
        if (entry.link()) {
            return Optional.of("it is a symbolic link");
        }
        if (entry.encrypted()) {
            return Optional.of("it needs a password");
        }
        return names.add(name) ? Optional.empty() : Optional.of("its name occurs twice");
    }

    private void list(List<Message> refused) {
        List<? extends ZipEntry> all = zip.stream().filter(e -> !e.isDirectory()).toList();
        long total = 0;
        for (ZipEntry entry : all) {
            long size = Math.max(0, entry.getSize());
            long packed = Math.max(1, entry.getCompressedSize());
            total += size;
            if (size > limits.entryBytes()) {
                refused.add(message(entry, "it unpacks to " + size + " bytes, too many"));
            } else if (size > limits.freeBytes() && size / packed > limits.ratio()) {
                refused.add(
                        message(
                                entry,
                                "it unpacks to "
                                        + size / packed
                                        + " times its size, more than "
                                        + limits.ratio()
                                        + ": a bomb"));
            }
        }
        if (total > limits.totalBytes()) {
            refused.add(
                    new Message(
                            "archive",
                            "file",
                            "it unpacks to " + total + " bytes, more than " + limits.totalBytes()));
        }
        String top = top(all);
        for (ZipEntry entry : all) {
            String name = entry.getName();
            String last = name.substring(name.lastIndexOf('/') + 1);
            boolean clutter =
                    name.startsWith("__MACOSX/")
                            || name.contains("/__MACOSX/")
                            || last.startsWith("._")
                            || CLUTTER.contains(last);
            if (!clutter) {
                entries.put(name.substring(top.length()), entry);
            }
        }
    }

    private static Message message(ZipEntry entry, String why) {
        return new Message(entry.getName(), "file", why);
    }

    /** The one folder in which everything lies, where that folder says nothing. */
    private static String top(List<? extends ZipEntry> all) {
        String top = null;
        for (ZipEntry entry : all) {
            String name = entry.getName();
            if (name.startsWith("__MACOSX/")) {
                continue;
            }
            int slash = name.indexOf('/');
            String first = slash < 0 ? "" : name.substring(0, slash + 1);
            if (first.isEmpty() || top != null && !top.equals(first)) {
                return "";
            }
            top = first;
        }
        boolean says = top == null || PARTS.contains(top.substring(0, top.length() - 1));
        return says ? "" : top;
    }

    @Override
    public List<String> entries() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public InputStream open(String entry) throws IOException {
        ZipEntry there = entries.get(entry);
        if (there == null) {
            throw new FileNotFoundException("there is no " + entry + " in the archive");
        }
        long most = there.getSize() < 0 ? limits.entryBytes() : there.getSize();
        return new Bounded(zip.getInputStream(there), entry, most);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /**
     * How much may come out of an archive.
     *
     * @param entries most entries
     * @param entryBytes most bytes of one
     * @param totalBytes most bytes of all
     * @param ratio most bytes out per byte in
     * @param freeBytes an entry of so many bytes may be packed as well as it likes
     */
    record Limits(int entries, long entryBytes, long totalBytes, long ratio, long freeBytes) {
        static final Limits STOCK = new Limits(1_000_000, 8L << 30, 64L << 30, 200, 1L << 20);
    }

    /** An archive that is not read, with the reasons. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient List<Message> reasons;

        RefusedException(List<Message> reasons) {
            super(
                    "the archive is refused: "
                            + reasons.get(0).where()
                            + ": "
                            + reasons.get(0).why()
                            + (reasons.size() > 1 ? " and " + (reasons.size() - 1) + " more" : ""));
            this.reasons = List.copyOf(reasons);
        }

        List<Message> reasons() {
            return reasons;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final String name;
        private long left;

        Bounded(InputStream in, String name, long most) {
            super(in);
            this.name = name;
            left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException(name + " is longer than the archive says");
            }
        }
    }
}

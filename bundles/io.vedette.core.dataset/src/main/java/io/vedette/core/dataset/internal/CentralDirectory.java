package io.vedette.core.dataset.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A zip's directory as it lies in the file: what {@link java.util.zip.ZipFile} does not tell
 * (links, names that occur twice). Layout: PKWARE APPNOTE 6.3.10, sections 4.3.12, 4.3.14 to
 * 4.3.16.
 */
final class CentralDirectory {
    private static final int END = 0x06054b50;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int END64 = 0x06064b50;
    private static final int HEADER = 0x02014b50;
    private static final int UNIX = 3;

    private CentralDirectory() {}

    /**
     * Reads the entries.
     *
     * @param most refuses more
     */
    static List<Entry> read(Path zip, int most) throws IOException {
        try (FileChannel file = FileChannel.open(zip)) {
            ByteBuffer tail = at(file, Math.max(0, file.size() - 65_557), 65_557);
            int end = tail.limit() - 22;
            while (end >= 0 && tail.getInt(end) != END) {
                end--;
            }
            if (end < 0) {
                throw new IOException("it is no zip, or its end is missing");
            }
            long count = tail.getShort(end + 10) & 0xffff;
            long size = tail.getInt(end + 12) & 0xffffffffL;
            long offset = tail.getInt(end + 16) & 0xffffffffL;
            if (end >= 20 && tail.getInt(end - 20) == END64_LOCATOR) {
                ByteBuffer end64 = at(file, tail.getLong(end - 12), 56);
                if (end64.limit() < 56 || end64.getInt(0) != END64) {
                    throw new IOException("its 64-bit directory is damaged");
                }
                count = end64.getLong(32);
                size = end64.getLong(40);
                offset = end64.getLong(48);
            }
            if (count < 0 || count > most) {
                throw new IOException("it holds " + count + " entries, more than " + most);
            }
            if (size < 0 || size > 512L << 20 || offset < 0 || offset + size > file.size()) {
                throw new IOException("its directory is damaged");
            }
            return entries(at(file, offset, (int) size), (int) count);
        }
    }

    private static List<Entry> entries(ByteBuffer directory, int count) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at + 46 <= directory.limit() && directory.getInt(at) == HEADER) {
            int nameLength = directory.getShort(at + 28) & 0xffff;
            int rest =
                    (directory.getShort(at + 30) & 0xffff) + (directory.getShort(at + 32) & 0xffff);
            if (at + 46 + nameLength + rest > directory.limit()) {
                throw new IOException("its directory is damaged");
            }
            byte[] name = new byte[nameLength];
            directory.get(at + 46, name);
            int madeBy = directory.get(at + 5) & 0xff;
            int mode = directory.getInt(at + 38) >>> 16;
            boolean encrypted = (directory.getShort(at + 8) & 1) != 0;
            entries.add(
                    new Entry(
                            new String(name, StandardCharsets.UTF_8),
                            madeBy == UNIX && (mode & 0xF000) == 0xA000,
                            encrypted));
            at += 46 + nameLength + rest;
        }
        if (entries.size() != count) {
            throw new IOException(
                    "its directory says " + count + " entries and has " + entries.size());
        }
        return entries;
    }

    private static ByteBuffer at(FileChannel file, long offset, int most) throws IOException {
        if (offset < 0 || offset > file.size()) {
            throw new IOException("its directory is damaged");
        }
        ByteBuffer buffer =
                ByteBuffer.allocate((int) Math.min(most, file.size() - offset))
                        .order(ByteOrder.LITTLE_ENDIAN);
        long from = offset;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, from);
            if (read < 0) {
                break;
            }
            from += read;
        }
        return buffer.flip();
    }

    /**
     * An entry.
     *
     * @param name as it is written
     * @param link whether it is a symbolic link
     * @param encrypted whether a password is needed
     */
    record Entry(String name, boolean link, boolean encrypted) {}
}

package io.vedette.core.model.internal;

import io.vedette.service.model.ModelPackages;
import io.vedette.service.problem.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a zip that nobody vouches for. */
final class ZipPackage {
    private static final int HIGHEST_RATIO = 200;
    private static final int UNIX_LINK = 0xA000;
    private static final int UNIX_TYPE = 0xF000;

    private ZipPackage() {}

    /** Keeps an upload as a file, at most so long as a package may be. */
    static void receive(InputStream in, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(in, out, PackageFiles.MOST_BYTES, "the upload");
        }
    }

    private static long copy(InputStream in, OutputStream out, long most, String what)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes += n;
            if (bytes > most) {
                throw new InvalidRequestException(what + " is longer than " + most + " bytes");
            }
            out.write(buffer, 0, n);
        }
        return bytes;
    }

    /** Unpacks into an empty folder. */
    static void unpack(Path file, Path into) throws IOException {
        try {
            refuseLinks(file);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                List<ZipEntry> entries = entries(zip);
                String prefix = prefix(entries);
                long left = PackageFiles.MOST_BYTES;
                for (ZipEntry entry : entries) {
                    Path target = into.resolve(entry.getName().substring(prefix.length()));
                    Files.createDirectories(target.getParent());
                    left -= unpack(zip, entry, target, left);
                }
            }
        } catch (ZipException e) {
            throw new InvalidRequestException("the upload is no sound zip: " + e.getMessage());
        }
    }

    private static long unpack(ZipFile zip, ZipEntry entry, Path target, long left)
            throws IOException {
        long packed = Math.max(entry.getCompressedSize(), 1);
        long most = Math.min(left, Math.max(1 << 20, packed * HIGHEST_RATIO));
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            return copy(in, out, most, "entry '" + entry.getName() + "', unpacked,");
        }
    }

    private static List<ZipEntry> entries(ZipFile zip) {
        List<ZipEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            boolean leaves = name.isEmpty() || name.startsWith("/") || name.length() > 300;
            for (String part : name.split("/")) {
                leaves |= part.equals("..") || part.equals(".") || part.isEmpty();
            }
            if (leaves || name.matches(".*[\\\\:\\x00-\\x1f].*")) {
                throw new InvalidRequestException(
                        "entry '" + name + "' has a path that may leave the package");
            }
            if (entry.isDirectory()) {
                continue;
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidRequestException("entry '" + name + "' is there twice");
            }
            entries.add(entry);
            if (entries.size() > PackageFiles.MOST_FILES) {
                throw new InvalidRequestException(
                        "the zip holds more than " + PackageFiles.MOST_FILES + " files");
            }
        }
        return entries;
    }

    /** The folder in which everything lies, with a slash; empty where there is none. */
    private static String prefix(List<ZipEntry> entries) {
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            if (name.equals(ModelPackages.FILE)) {
                return "";
            }
        }
        String first = entries.isEmpty() ? "" : entries.get(0).getName();
        int slash = first.indexOf('/');
        String prefix = first.substring(0, slash + 1);
        boolean all = entries.stream().allMatch(e -> e.getName().startsWith(prefix));
        if (slash < 0
                || !all
                || entries.stream()
                        .noneMatch(e -> e.getName().equals(prefix + ModelPackages.FILE))) {
            throw new InvalidRequestException(
                    "the zip holds no " + ModelPackages.FILE + " at its top or in one folder");
        }
        return prefix;
    }

    /** The table of contents knows a file's Unix type, which Java does not show. */
    private static void refuseLinks(Path file) throws IOException {
        try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
            int tail = (int) Math.min(zip.length(), 65_557);
            byte[] end = new byte[tail];
            zip.seek(zip.length() - tail);
            zip.readFully(end);
            int at = tail - 22;
            while (at >= 0 && number(end, at, 4) != 0x06054b50L) {
                at--;
            }
            if (at < 0) {
                throw new ZipException("it has no table of contents");
            }
            long size = number(end, at + 12, 4);
            long offset = number(end, at + 16, 4);
            if (size > 1 << 20 || offset + size > zip.length()) {
                throw new ZipException("its table of contents does not fit");
            }
            byte[] table = new byte[(int) size];
            zip.seek(offset);
            zip.readFully(table);
            refuseLinks(table);
        }
    }

    private static void refuseLinks(byte[] table) {
        int at = 0;
        while (at + 46 <= table.length && number(table, at, 4) == 0x02014b50L) {
            int name = (int) number(table, at + 28, 2);
            int rest = (int) (number(table, at + 30, 2) + number(table, at + 32, 2));
            long type = number(table, at + 38, 4) >> 16 & UNIX_TYPE;
            if (type == UNIX_LINK && at + 46 + name <= table.length) {
                throw new InvalidRequestException(
                        "entry '"
                                + new String(table, at + 46, name, StandardCharsets.UTF_8)
                                + "' is a link");
            }
            at += 46 + name + rest;
        }
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 255;
        }
        return number;
    }
}

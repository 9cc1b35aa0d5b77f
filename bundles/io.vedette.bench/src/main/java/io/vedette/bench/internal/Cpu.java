package io.vedette.bench.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/** Clocks of processor time, user and system. */
final class Cpu {
    private Cpu() {}

    /** Seconds of the calling thread. */
    static double thread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /**
     * Seconds of this process without those of the JVM's compilers, which are busy for a while and
     * then never again. Counted in steps of 10 ms.
     */
    static double process() {
        try {
            // By name: the interface that has it is in no package that bundles may import.
            Object nanos =
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(
                                    new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                                    "ProcessCpuTime");
            return ((Number) nanos).doubleValue() / 1e9 - compilers();
        } catch (JMException e) {
            throw new IllegalStateException("this JVM does not tell its CPU time", e);
        }
    }

    private static double compilers() {
        double seconds = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                seconds += compiler(thread);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }

    private static double compiler(Path thread) throws IOException {
        try {
            if (!Files.readString(thread.resolve("comm")).matches("C[12] Comp(?s:.*)")) {
                return 0;
            }
            String[] numbers = Files.readString(thread.resolve("schedstat")).split(" ");
            return Long.parseLong(numbers[0]) / 1e9;
        } catch (NoSuchFileException e) {
            // ended meanwhile
            return 0;
        }
    }

    /** MiB of resident memory of this process. */
    static double residentMiB() throws IOException {
        String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
        return Long.parseLong(pages[1]) * 4096 / 1048576.0;
    }

    /** Processes that wanted a processor, averaged over a minute. */
    static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }
}

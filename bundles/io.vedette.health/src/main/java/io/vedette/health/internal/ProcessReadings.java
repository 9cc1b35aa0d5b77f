package io.vedette.health.internal;

import io.vedette.service.metrics.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the process itself uses. */
final class ProcessReadings {

    private ProcessReadings() {}

    static List<Reading> read() {
        List<Reading> readings = new ArrayList<>();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        readings.add(gauge("jvm_memory_heap_used_bytes", "Java heap in use", heap.getUsed()));
        readings.add(gauge("jvm_memory_heap_max_bytes", "Java heap at most", heap.getMax()));
        readings.add(
                gauge(
                        "jvm_threads",
                        "Threads",
                        ManagementFactory.getThreadMXBean().getThreadCount()));
        readings.add(
                gauge(
                        "jvm_classes_loaded",
                        "Classes loaded",
                        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));
        readings.add(
                gauge(
                        "process_uptime_seconds",
                        "Time since the process started",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0));
        readings.add(
                Reading.counter(
                        "process_cpu_seconds_total", "CPU time used", Map.of(), cpuSeconds()));
        long resident = residentBytes();
        if (resident > 0) {
            readings.add(gauge("process_resident_memory_bytes", "Resident memory", resident));
        }
        return readings;
    }

    private static Reading gauge(String name, String help, double value) {
        return Reading.gauge(name, help, Map.of(), value);
    }

    private static double cpuSeconds() {
        try {
            // By name: the interface that has it is in no package that bundles may import.
            Object nanos =
                    ManagementFactory.getPlatformMBeanServer()
                            .getAttribute(
                                    new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                                    "ProcessCpuTime");
            return ((Number) nanos).doubleValue() / 1e9;
        } catch (JMException e) {
            return Double.NaN;
        }
    }

    private static long residentBytes() {
        try {
            // Pages, of which the second number is the resident ones; Linux only.
            String[] statm = Files.readString(Path.of("/proc/self/statm")).split(" ");
            return Long.parseLong(statm[1]) * 4096;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}

package org.paralleltasks.benchmarks.figures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the figures come from, in one line: figures without it mean nothing. */
public final class Machine {
    private Machine() {}

    public static String describe(Optional<Python> python) {
        return String.format(
                Locale.ROOT,
                "%d x %s%s, %s %s; JDK %s (%s); %s; load average before the run: %.1f",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                memory().map(m -> ", " + m + " of memory").orElse(""),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"),
                python.map(Python::version).orElse("no CPython here: its rows are left out"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() {
        return value(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch"));
    }

    private static Optional<String> memory() {
        return value(Path.of("/proc/meminfo"), "MemTotal")
                .map(text -> Unit.MEMORY.format(1024.0 * Long.parseLong(text.replace(" kB", ""))));
    }

    /** What a line {@code key : value} of a file of the system says; empty where there is no such file or line. */
    private static Optional<String> value(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // Not Linux.
        }
    }
}

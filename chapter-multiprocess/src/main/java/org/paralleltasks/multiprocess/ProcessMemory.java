package org.paralleltasks.multiprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process uses, where the system tells: on Linux, in {@code /proc}. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** Whether this system tells it. */
    static boolean isKnown() {
        return Files.exists(file(ProcessHandle.current().pid()));
    }

    /**
     * What a process has in RAM, in KiB, each page that it shares divided among those who share it (PSS).
     *
     * @throws IOException if there is no such process, or {@link #isKnown} is false
     */
    static long kibibytes(long pid) throws IOException {
        return Files.readAllLines(file(pid)).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static Path file(long pid) {
        return Path.of("/proc", Long.toString(pid), "smaps_rollup");
    }
}

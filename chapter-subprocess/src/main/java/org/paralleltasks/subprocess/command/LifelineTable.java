package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a lifeline has to know when its JVM has ended: a file with a line for each command that runs. A change is a write
 * of one line in place, which wakes nobody, and what is written stays however the JVM ends. The file is as long as the
 * most commands that have run at once need, and has no name but while it is handed over.
 *
 * <p>Not safe for use by several threads at once.
 */
final class LifelineTable {
    /** A part of a page, so that no line is ever half written; longer than any line. */
    private static final int LINE_BYTES = 128;

    /** Written at once, so that a disk that is full later does not matter. */
    private static final int FIRST_LINES = 64;

    /**
     * A command that runs, or is about to.
     *
     * @param word its mark's word
     * @param pid its process, or 0 if there is none to be looked for: none yet, or one that has been given up
     * @param startTicks when that process started, in ticks since the system did; 0 if that is not known
     * @param graceMillis what it gets between SIGTERM and SIGKILL
     * @param isEnding whether it is being ended, with its descendants, whatever becomes of its own process
     */
    record Row(String word, long pid, long startTicks, long graceMillis, boolean isEnding) {
        /** Of a command that is about to start. */
        Row(String word, long graceMillis) {
            this(word, 0, 0, graceMillis, false);
        }

        Row withProcess(long newPid, long newStartTicks) {
            return new Row(word, newPid, newStartTicks, graceMillis, isEnding);
        }

        Row withoutProcess() {
            return withProcess(0, 0);
        }

        Row withEnding() {
            return new Row(word, pid, startTicks, graceMillis, true);
        }

        private String line() {
            String process = pid == 0 ? "none" : Long.toString(pid);
            String state = isEnding ? "ending" : "running";
            return String.join(" ", word, process, Long.toString(startTicks), Long.toString(graceMillis), state);
        }
    }

    private record Place(int number, Row row) {}

    private final Map<String, Place> places = new HashMap<>();
    private final BitSet taken = new BitSet();

    /** Null until a lifeline has it. */
    private RandomAccessFile file;

    void put(Row row) throws IOException {
        int number = taken.nextClearBit(0);
        taken.set(number);
        put(new Place(number, row));
    }

    private void put(Place place) throws IOException {
        places.put(place.row.word, place);
        write(place.number, place.row.line());
    }

    /** Replaces the row with that word, if there is one. */
    void replace(String word, UnaryOperator<Row> change) throws IOException {
        Place old = places.get(word);
        if (old != null) {
            put(new Place(old.number, change.apply(old.row)));
        }
    }

    /** Removes the row with that word, if there is one. */
    void remove(String word) throws IOException {
        Place old = places.remove(word);
        if (old != null) {
            taken.clear(old.number);
            write(old.number, "");
        }
    }

    private void write(int number, String line) throws IOException {
        if (file != null) {
            file.seek((long) number * LINE_BYTES);
            file.write(padded(line).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String padded(String line) {
        return line + " ".repeat(LINE_BYTES - 1 - line.length()) + "\n";
    }

    /**
     * Starts a process that has the table as its standard output: that is how it gets a file without a name, not what it
     * writes to. From here on the table of an earlier process is not kept up.
     */
    Process giveTo(ProcessBuilder builder) throws IOException {
        Path path = Files.createTempFile("lifeline-", null);
        try {
            RandomAccessFile newFile = new RandomAccessFile(path.toFile(), "rw");
            close();
            file = newFile;
            for (int number = 0; number < FIRST_LINES; number++) {
                write(number, "");
            }
            for (Place place : places.values()) {
                write(place.number, place.row.line());
            }
            return builder.redirectOutput(Redirect.appendTo(path.toFile())).start();
        } finally {
            Files.delete(path);
        }
    }

    private void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}

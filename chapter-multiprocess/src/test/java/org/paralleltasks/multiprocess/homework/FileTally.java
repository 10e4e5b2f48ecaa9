package org.paralleltasks.multiprocess.homework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paralleltasks.grading.Waypoints;
import org.paralleltasks.multiprocess.homework.given.Tally;

/**
 * A tally with a file for each word.
 *
 * @param folder of the files
 * @param waypoints where who has got a count stops, at the gate {@code got}; or null
 */
record FileTally(String folder, Waypoints waypoints) implements Tally {
    /** The word at whose count a process dies that wants to set it. */
    static final String DEADLY = "deadly";

    @Override
    public int get(String word) throws IOException {
        Path file = file(word);
        int count = Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0;
        if (waypoints != null) {
            waypoints.stopAt("got");
        }
        return count;
    }

    @Override
    public void set(String word, int count) throws IOException {
        if (word.equals(DEADLY)) {
            Runtime.getRuntime().halt(7);
        }
        Files.writeString(file(word), Integer.toString(count));
    }

    private Path file(String word) {
        return Path.of(folder, word + ".count");
    }
}

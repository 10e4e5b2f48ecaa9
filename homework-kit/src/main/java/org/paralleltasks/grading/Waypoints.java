package org.paralleltasks.grading;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * For a scenario's own objects that the subject sends to another JVM: they tell what they do there and stop where the
 * scenario wants, as {@link Scripts} do. Made by {@link Scripts#waypoints}. Immutable.
 *
 * @param folder of the scripts
 */
public record Waypoints(String folder) implements Serializable {
    private static final String TOLD = "told";

    /** Writes down what this process does. */
    public void tell(String words) {
        try {
            Files.writeString(
                    Path.of(folder, TOLD), words + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells {@code at GATE} and waits until the scenario opens the gate; an interrupt does not end the wait. */
    public void stopAt(String gate) {
        tell("at " + gate);
        try (FileInputStream in = new FileInputStream(gate(folder, gate).toFile())) {
            in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path gate(String folder, String name) {
        return Path.of(folder, name + ".gate");
    }

    static List<String> told(Path folder) {
        try {
            return Files.readAllLines(folder.resolve(TOLD));
        } catch (IOException e) {
            return List.of(); // Nothing yet.
        }
    }
}

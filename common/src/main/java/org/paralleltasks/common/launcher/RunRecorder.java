package org.paralleltasks.common.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Records the runs of a launcher's examples, one after the other, and draws them on one page. The module {@code
 * timeline} has one; the launcher finds it with {@link ServiceLoader}, so that neither the launcher nor a chapter
 * depends on how it is done. For one thread, but for {@link #close()}.
 */
public interface RunRecorder extends AutoCloseable {
    /**
     * Prepares for the next run.
     *
     * @param name the example's name, such as {@code sync/synchronized}
     * @return options for the example's JVM, to be given before all others, never null
     * @throws IOException if what the recording needs cannot be written, or this recorder is closed
     */
    List<String> begin(String name) throws IOException;

    /**
     * Tells that the run prepared last is over, with all that it had started.
     *
     * @param exitCode what its JVM ended with
     */
    void end(int exitCode);

    /**
     * Draws all runs so far.
     *
     * @param folder where the files go; made if it does not exist
     * @param baseName the files' name without an ending
     * @return the page, to be shown to a person
     * @throws IOException if a recording cannot be read or the page not be written; its message is one line
     */
    Path draw(Path folder, String baseName) throws IOException;

    /**
     * The entries of the class path that are there for this recorder alone: the examples' JVMs do without them.
     *
     * @return absolute paths, never null
     */
    Set<Path> classPath();

    /** Deletes the recordings; nothing is recorded any more. May be called again, and by any thread while the JVM ends. */
    @Override
    void close();
}

package org.paralleltasks.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.paralleltasks.common.launcher.RunRecorder;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.page.TimelineJson;
import org.paralleltasks.timeline.page.TimelinePage;

/** Records runs with JDK Flight Recorder and an agent, and draws them as a page for the browser. */
public final class TimelineRecorder implements RunRecorder {
    private final List<RecordedRun> runs = new ArrayList<>();

    /** Null until the first run begins. */
    private Path folder;

    private boolean closed;

    @Override
    public synchronized List<String> begin(String name) throws IOException {
        if (closed) {
            throw new IOException("the recorder is closed");
        }
        if (folder == null) {
            folder = Files.createTempDirectory("timeline-");
            AgentJar.write(agent());
        }
        RecordedRun run = RecordedRun.prepare(name, folder.resolve("run-" + (runs.size() + 1)), agent());
        runs.add(run);
        return run.jvmOptions();
    }

    @Override
    public void end(int exitCode) {
        runs.get(runs.size() - 1).ended(exitCode);
    }

    /**
     * What the recordings of the runs so far tell.
     *
     * @return the runs in their order
     * @throws IOException if the recordings cannot be read
     */
    public List<Run> read() throws IOException {
        List<Run> read = new ArrayList<>();
        for (RecordedRun run : runs) {
            read.add(run.read());
        }
        return read;
    }

    @Override
    public Path draw(Path target, String baseName) throws IOException {
        Files.createDirectories(target);
        List<Run> drawn = read();
        String json = TimelineJson.of(drawn);
        Path data = target.resolve(baseName + ".json");
        Path page = target.resolve(baseName + ".html");
        Files.writeString(data, json);
        Files.writeString(page, TimelinePage.of(drawn, json, data.getFileName().toString()));
        return page;
    }

    @Override
    public Set<Path> classPath() {
        Set<Path> entries =
                new HashSet<>(Set.of(ClassOrigin.of(TimelineRecorder.class), ClassOrigin.of(ClassReader.class)));
        TimelinePage.originOfD3().ifPresent(entries::add);
        return entries;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (folder == null) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the recordings in " + folder, e);
        }
    }

    private Path agent() {
        return folder.resolve("recorder.jar");
    }
}

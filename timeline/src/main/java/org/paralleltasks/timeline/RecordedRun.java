package org.paralleltasks.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.reading.RunReader;

/** One run of an example that is recorded, or was: where its recordings are, and how to have it recorded. */
final class RecordedRun {
    private static final String SETTINGS = "recording.jfc";

    private final String name;
    private final Path folder;
    private final Instant begun = Instant.now();

    private Instant ended;
    private int exitCode;

    private RecordedRun(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** Makes the folder of a run and what its JVMs need to be recorded. */
    static RecordedRun prepare(String name, Path folder, Path agent) throws IOException {
        RecordedRun run = new RecordedRun(name, folder);
        Files.createDirectories(run.finished());
        Files.createDirectories(run.repository());
        Path settings = folder.resolve(SETTINGS);
        try (InputStream text = RecordedRun.class.getResourceAsStream(SETTINGS)) {
            Files.copy(text, settings);
        }
        List<String> options = List.of(
                "-javaagent:" + agent + "=" + run.optionsFile(),
                "-XX:StartFlightRecording=settings=" + settings + ",dumponexit=true,filename=" + run.finished(),
                "-XX:FlightRecorderOptions=repository=" + run.repository(),
                // JFR would say on stdout where it writes; with "off" it would print its options instead.
                "-Xlog:jfr*=error");
        Files.write(run.optionsFile(), options.stream().map(RecordedRun::quoted).toList(), StandardCharsets.UTF_8);
        return run;
    }

    /** As a file of arguments of the java command wants it. */
    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The JVM options by which a JVM is recorded as part of this run. */
    List<String> jvmOptions() {
        return List.of("@" + optionsFile());
    }

    void ended(int code) {
        ended = Instant.now();
        exitCode = code;
    }

    /** What its recordings tell, once it is over. */
    Run read() throws IOException {
        return RunReader.read(name, recordings(), begun, ended, exitCode);
    }

    /** The recordings of the JVMs that ended in good order, and the pieces that the others left. */
    private List<Path> recordings() throws IOException {
        try (Stream<Path> whole = Files.walk(finished());
                Stream<Path> pieces = Files.walk(repository())) {
            return Stream.concat(whole, pieces)
                    .filter(file -> file.toString().endsWith(".jfr"))
                    .sorted()
                    .toList();
        }
    }

    private Path optionsFile() {
        return folder.resolve("options");
    }

    private Path finished() {
        return folder.resolve("finished");
    }

    private Path repository() {
        return folder.resolve("repository");
    }
}

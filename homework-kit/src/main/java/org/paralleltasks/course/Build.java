package org.paralleltasks.course;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sees to it that a module and those that it needs are compiled, and knows their class paths. Calls Maven only where a
 * file is newer than what was compiled, so most of the time nothing is waited for, and no network is needed. What the
 * students write for the homework is looked at only where the examples run it: else it is compiled when it is graded.
 */
final class Build {
    private static final String RUN = "course-run.classpath";
    private static final String TEST = "course-test.classpath";
    private static final String STAMP = "course.stamp";

    private final Path root;

    /** @param root of the course */
    Build(Path root) {
        this.root = root;
    }

    /** What the examples of a chapter run with. */
    String runClassPath(CourseChapter chapter) throws CourseException {
        ensure(chapter, chapter.runsHomework());
        return chapter.target().resolve("classes") + File.pathSeparator + read(chapter, RUN);
    }

    /** What the homework of a chapter is graded with. */
    String testClassPath(CourseChapter chapter) throws CourseException {
        ensure(chapter, false);
        return chapter.target().resolve("test-classes")
                + File.pathSeparator
                + chapter.target().resolve("classes")
                + File.pathSeparator
                + read(chapter, TEST);
    }

    private void ensure(CourseChapter chapter, boolean withHomework) throws CourseException {
        try {
            if (isFresh(chapter, withHomework)) {
                return;
            }
            Path folder = Files.createDirectories(Progress.folder(root));
            // Two builds at once in one tree would disturb each other: `watch` in one terminal, `run` in another.
            try (FileChannel file = FileChannel.open(
                    folder.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.lock(); // Until it is closed.
                if (!isFresh(chapter, withHomework)) {
                    build(chapter, folder.resolve("build.log"));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw CourseException.cannot(chapter.module() + " cannot be compiled: " + e.getMessage());
        }
    }

    private boolean isFresh(CourseChapter chapter, boolean withHomework) throws IOException, CourseException {
        Path stamp = chapter.target().resolve(STAMP);
        if (!Files.exists(stamp)
                || !Files.exists(chapter.target().resolve(RUN))
                || !Files.exists(chapter.target().resolve(TEST))) {
            return false;
        }
        List<Path> modules = new ArrayList<>(List.of(chapter.folder()));
        for (String entry : read(chapter, TEST).split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!Files.exists(path)) {
                return false; // Compiled elsewhere: on the host, or in the lab.
            }
            if (path.startsWith(root) && path.endsWith(Path.of("target", "classes"))) {
                modules.add(path.getParent().getParent());
            }
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        if (isNewer(root.resolve("pom.xml"), built)) {
            return false;
        }
        for (Path module : modules) {
            if (isNewer(module.resolve("pom.xml"), built) || hasNewer(module.resolve("src"), built, withHomework)) {
                return false;
            }
        }
        return true;
    }

    /** Folders count too: theirs is the time at which a file in them came or went. */
    private static boolean hasNewer(Path sources, FileTime built, boolean withHomework) throws IOException {
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(f -> withHomework || !isOfAStudent(f)).anyMatch(f -> isNewer(f, built));
        }
    }

    private static boolean isOfAStudent(Path file) {
        boolean isInMain = file.toString().contains(File.separator + Path.of("src", "main", "java") + File.separator);
        return isInMain
                && (file.endsWith("homework") || file.getParent().endsWith("homework") && !Files.isDirectory(file));
    }

    private static boolean isNewer(Path file, FileTime built) {
        try {
            return Files.getLastModifiedTime(file).compareTo(built) > 0;
        } catch (IOException e) {
            return true;
        }
    }

    private void build(CourseChapter chapter, Path log) throws IOException, CourseException {
        System.err.println("Compiling " + chapter.module()
                + " and what it needs (the first time, Maven also downloads what it needs itself) ...");
        // Its time is the file system's own, and from before Maven reads the sources.
        Path begun = Files.createTempFile(Progress.folder(root), STAMP, ".new");
        try {
            int code = maven(chapter, log);
            if (code != 0) {
                throw CourseException.cannot(
                        BuildLog.complaint(Files.readString(log), root, chapter.module(), root.relativize(log)));
            }
            Files.move(begun, chapter.target().resolve(STAMP), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private int maven(CourseChapter chapter, Path log) throws IOException, CourseException {
        return new ChildProcess(new ProcessBuilder(
                                program(),
                                "--batch-mode",
                                "--quiet",
                                "-Dstyle.color=never",
                                "-P!strict", // No student's build fails for style.
                                "-pl",
                                chapter.module(),
                                "test-compile",
                                "dependency:build-classpath@run",
                                "dependency:build-classpath@test")
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile()))
                .awaitEnd();
    }

    private String program() {
        for (String each : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!each.isEmpty() && Files.isExecutable(Path.of(each, "mvn"))) {
                return "mvn";
            }
        }
        return root.resolve("mvnw").toString();
    }

    private static String read(CourseChapter chapter, String name) throws CourseException {
        Path file = chapter.target().resolve(name);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw CourseException.cannot("cannot read " + file + ": " + e.getMessage());
        }
    }
}

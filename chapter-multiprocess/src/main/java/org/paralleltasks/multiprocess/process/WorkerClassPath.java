package org.paralleltasks.multiprocess.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The class path of the workers: {@code worker.jar}, from which a JVM starts faster than from many jars and folders,
 * followed by the class path of this program; or the latter alone where there is no such jar or where a class was
 * compiled after it was made. The jar is looked for beside the classes of this library, where the build puts it.
 *
 * @param classPath the value for {@code -cp}
 * @param explanation one line for the log
 */
record WorkerClassPath(String classPath, String explanation) {
    private static final String JAR_NAME = "worker.jar";

    /** Found once: all workers of a run start from the same classes. */
    private static final class OfThisJvm {
        static final String CLASS_PATH = find();
    }

    static String current() {
        return OfThisJvm.CLASS_PATH;
    }

    private static String find() {
        String own = System.getProperty("java.class.path");
        if (WorkerProcess.current().isPresent()) {
            return own; // A worker's own workers start from what it was started from.
        }
        WorkerClassPath choice = choose(placeOfJar(), own);
        Logger log = LoggerFactory.getLogger(WorkerClassPath.class);
        log.info(choice.explanation);
        return choice.classPath;
    }

    private static Optional<Path> placeOfJar() {
        CodeSource source = WorkerClassPath.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()).resolveSibling(JAR_NAME));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // Not a place in the file system.
        }
    }

    /** Chooses between the jar, where it is usable, and the class path of this JVM. */
    static WorkerClassPath choose(Optional<Path> jar, String own) {
        if (jar.isEmpty() || !Files.exists(jar.get())) {
            return new WorkerClassPath(
                    own, "Workers start from the class path: there is no " + JAR_NAME + " (mvn package makes it)");
        }
        List<Path> entries = Arrays.stream(own.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        try (JarFile contents = new JarFile(jar.get().toFile())) {
            FileTime made = Files.getLastModifiedTime(jar.get());
            for (Path entry : entries) {
                Optional<String> newer = changedClass(entry, made, contents);
                if (newer.isPresent()) {
                    return new WorkerClassPath(
                            own,
                            "Workers start from the class path: " + JAR_NAME + " is older than " + newer.get()
                                    + " (mvn package renews it)");
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return new WorkerClassPath(
                    own, "Workers start from the class path: " + JAR_NAME + " cannot be read: " + e.getMessage());
        }
        // The jar once only: an archive of its classes is valid where the class path begins as it did then.
        boolean begins = !entries.isEmpty() && entries.get(0).equals(jar.get());
        return new WorkerClassPath(
                begins ? own : jar.get() + File.pathSeparator + own, "Workers start from " + JAR_NAME);
    }

    /**
     * A class at the given entry of a class path that is in the jar, too, but was changed after the jar was made. Merely
     * being compiled again does not count: Maven does that often.
     */
    private static Optional<String> changedClass(Path entry, FileTime made, JarFile contents) throws IOException {
        if (Files.isDirectory(entry)) {
            try (Stream<Path> files = Files.walk(entry)) {
                return files.filter(file -> isClass(file.toString()) && isNewer(file, made))
                        .filter(file -> differs(contents, nameInJar(entry.relativize(file)), () -> checksum(file)))
                        .map(file -> file.getFileName().toString())
                        .findFirst();
            }
        }
        if (Files.isRegularFile(entry) && isNewer(entry, made)) {
            try (JarFile other = new JarFile(entry.toFile())) {
                return other.stream()
                        .filter(zipped -> isClass(zipped.getName()))
                        .filter(zipped -> differs(contents, zipped.getName(), zipped::getCrc))
                        .map(zipped -> entry.getFileName().toString())
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class");
    }

    private static String nameInJar(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }

    private static boolean isNewer(Path file, FileTime made) {
        try {
            return Files.getLastModifiedTime(file).compareTo(made) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean differs(JarFile jar, String name, LongSupplier checksum) {
        ZipEntry entry = jar.getEntry(name);
        return entry != null && entry.getCrc() != checksum.getAsLong();
    }

    private static long checksum(Path file) {
        try {
            CRC32 crc = new CRC32();
            crc.update(Files.readAllBytes(file));
            return crc.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

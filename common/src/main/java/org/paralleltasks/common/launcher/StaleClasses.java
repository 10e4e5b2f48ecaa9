package org.paralleltasks.common.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * Tells whether the sources of a module are newer than its classes: {@code exec:java} alone does not compile, and a
 * student who changed an example would see the old one run.
 */
final class StaleClasses {
    private StaleClasses() {}

    /**
     * Whether a module's classes are older than its sources.
     *
     * @param origin where its classes come from; anything but {@code target/classes} of a source tree is never stale
     */
    static boolean in(Path origin) {
        Path sources = origin.resolveSibling("..").resolve("src/main/java").normalize();
        if (!origin.endsWith(Path.of("target", "classes")) || !Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.endsWith("package-info.java"))
                    .filter(f -> !f.getParent().endsWith("homework")) // No example needs it, and it may be wrong.
                    .anyMatch(f -> isNewer(f, classOf(origin, sources.relativize(f))));
        } catch (IOException e) {
            return false; // A courtesy: what cannot be read is not worth a word here.
        }
    }

    private static Path classOf(Path classes, Path source) {
        return classes.resolve(source.toString().replaceFirst("\\.java$", ".class"));
    }

    private static boolean isNewer(Path source, Path classFile) {
        try {
            FileTime changed = Files.getLastModifiedTime(source);
            return !Files.exists(classFile) || changed.compareTo(Files.getLastModifiedTime(classFile)) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}

package org.paralleltasks.common.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The class path that a class needs, found from the class loader that loaded it. Safe for use by any thread. */
public final class ClassPath {
    private ClassPath() {}

    /**
     * Under {@code exec:java} the examples come from a {@link URLClassLoader} of Maven's, and the system property
     * {@code java.class.path} is Maven's own; everywhere else that property is right.
     *
     * @param type a class of the program to start, not null
     * @return a value for {@code java -cp}
     */
    public static String of(Class<?> type) {
        if (type.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> pathOf(url).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    /**
     * The class path that a class needs, but for some entries. It does not matter by which links they are reached: a JVM
     * says where its classes come from by the real path, also where its class path leads through a link.
     */
    static String without(Set<Path> entries, Class<?> type) {
        Set<Path> unwanted = entries.stream().map(ClassPath::real).collect(Collectors.toSet());
        return Arrays.stream(of(type).split(File.pathSeparator))
                .filter(entry -> entry.isEmpty() || !unwanted.contains(real(Path.of(entry))))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath(); // There is no such file.
        }
    }

    /** The folder or jar that a class was loaded from. */
    static Path originOf(Class<?> type) {
        return pathOf(type.getProtectionDomain().getCodeSource().getLocation());
    }

    private static Path pathOf(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a file: " + url, e);
        }
    }
}

package org.paralleltasks.grading;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.paralleltasks.grading.probe.SubjectLoader;

/**
 * The class that is graded. Immutable.
 *
 * @param className binary name
 * @param folder where its class file is, and those of the other classes of its package, before the class path is looked
 *     at; or empty
 */
record Subject(String className, Optional<Path> folder) {
    Subject {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(folder, "folder");
    }

    /** Loads it and its package anew, with probes. */
    Class<?> load() throws ClassNotFoundException {
        String packageName = className.substring(0, className.lastIndexOf('.'));
        return new SubjectLoader(packageName, folder.orElse(null), Subject.class.getClassLoader()).loadClass(className);
    }
}

package org.paralleltasks.course;

import java.nio.file.Path;

/** The JVM that is used for what is started from here: the same as this one. */
final class Java {
    private Java() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

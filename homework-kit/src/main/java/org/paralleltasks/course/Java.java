package org.paralleltasks.course;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JVM that is used for what is started from here: the same as this one. */
final class Java {
    private Java() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Options for a JVM whose output is read by the same person on the same screen: it uses their language and encoding. */
    static List<String> speech() {
        return Stream.of("user.language", "stdout.encoding", "sun.stdout.encoding")
                .filter(name -> System.getProperty(name) != null)
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }
}

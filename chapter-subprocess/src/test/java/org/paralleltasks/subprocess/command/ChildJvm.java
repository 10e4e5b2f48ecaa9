package org.paralleltasks.subprocess.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests as a command: in a JVM of its own, with the tests' class path. */
final class ChildJvm {
    private ChildJvm() {}

    static Command of(Class<?> mainClass, String... jvmOptions) {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        argv.addAll(List.of(jvmOptions));
        argv.add(mainClass.getName());
        return Command.of(argv)
                .withVariable("CLASSPATH", System.getProperty("java.class.path"))
                .withTimeout(Duration.ofSeconds(50));
    }
}

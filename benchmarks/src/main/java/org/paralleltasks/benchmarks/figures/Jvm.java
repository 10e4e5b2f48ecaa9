package org.paralleltasks.benchmarks.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.paralleltasks.common.launcher.ClassPath;

/** The commands that start this module's programs, in JVMs of the same JDK and class path as this one. */
public final class Jvm {
    /** Of all alike: room for the largest output, no warning of JNA's, and of the log only what went wrong. */
    private static final List<String> OPTIONS =
            List.of("-Xmx3g", "--enable-native-access=ALL-UNNAMED", "-Dcourse.log=warn");

    private Jvm() {}

    /**
     * A contender that runs in Java.
     *
     * @param name its name in the table
     * @param program the class whose {@code main} it runs
     * @param arguments what {@code main} gets
     */
    public static Contender contender(String name, Class<?> program, Object... arguments) {
        return new Contender(
                name,
                command(
                        program.getName(),
                        Stream.of(arguments).map(String::valueOf).toList()));
    }

    /**
     * A command that starts a program.
     *
     * @param mainClass the full name of a class on this JVM's class path
     * @param arguments what its {@code main} gets
     */
    public static List<String> command(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", ClassPath.of(Jvm.class)));
        command.addAll(OPTIONS);
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }
}

package org.paralleltasks.timeline.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;

/** The Java agent of a recorded JVM. Its argument is the file of JVM options by which other JVMs are recorded, too. */
public final class RecorderAgent {
    private static final String OWN_PACKAGE = "org/paralleltasks/timeline/agent/";

    /** Neither the program's nor of interest. */
    private static final List<String> LEFT_ALONE = List.of(
            "java/",
            "javax/",
            "jdk/",
            "sun/",
            "com/sun/",
            "org/objectweb/asm/",
            "org/slf4j/",
            "picocli/",
            "org/junit/");

    /** Libraries: their own locks and threads are not what a student looks at, their processes and output are. */
    private static final List<String> LIBRARIES = List.of(
            "ch/qos/logback/core/joran/spi/ConsoleTarget",
            "org/apache/commons/exec/",
            "org/paralleltasks/common/",
            "org/paralleltasks/multiprocess/process/",
            "org/paralleltasks/subprocess/command/");

    private RecorderAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String optionsFile, Instrumentation instrumentation) {
        Processes.recordOthersWith(Path.of(optionsFile));
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
                return loader == null || name == null ? null : rewritten(loader, name, bytes);
            }
        });
        Steps.record(Step.PROGRAM_BEGINS, null, null, null, 0);
    }

    private static byte[] rewritten(ClassLoader loader, String name, byte[] bytes) {
        if (name.startsWith(OWN_PACKAGE) || LEFT_ALONE.stream().anyMatch(name::startsWith)) {
            return null;
        }
        boolean library = LIBRARIES.stream().anyMatch(name::startsWith);
        if (!library && (name.startsWith("ch/qos/") || name.startsWith("org/apache/"))) {
            return null;
        }
        try {
            return CallRewriter.rewrite(bytes, new Hierarchy(loader), !library);
        } catch (RuntimeException e) {
            // A class file newer than ASM knows, for one: its steps are then not recorded, and the program runs all the
            // same.
            return null;
        }
    }
}

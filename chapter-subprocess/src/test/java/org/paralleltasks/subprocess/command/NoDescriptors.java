package org.paralleltasks.subprocess.command;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Programs for which there is no file descriptor left for a while. */
final class NoDescriptors {
    private NoDescriptors() {}

    /** Something to do in the meantime. */
    interface Action {
        void run() throws Exception;
    }

    /** That program in a JVM that may have a hundred descriptors. */
    static Command jvm(Class<?> program, String option) {
        // By itself a JVM raises its limit as far as it may.
        List<String> argv = ChildJvm.of(program, "-XX:-MaxFDLimit", option).argv();
        return Command.shell("ulimit -n 100; exec \"$@\"", argv.toArray(String[]::new))
                .withVariable("CLASSPATH", System.getProperty("java.class.path"));
    }

    /** In such a JVM: takes all that there are, and gives them back afterwards. */
    static void during(Action action) throws Exception {
        List<InputStream> all = new ArrayList<>();
        try {
            while (true) {
                all.add(new FileInputStream("/dev/null"));
            }
        } catch (FileNotFoundException e) {
            action.run(); // There are no more.
        } finally {
            for (InputStream one : all) {
                one.close();
            }
        }
    }
}

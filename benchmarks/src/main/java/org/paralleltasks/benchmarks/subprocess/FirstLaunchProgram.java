package org.paralleltasks.benchmarks.subprocess;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.paralleltasks.benchmarks.figures.Jvm;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;

/**
 * Launches {@code /bin/true} as {@link LaunchProgram} does, as the first command of a JVM that is new in each round; the
 * value is the time of that launch, without the start of the JVM.
 */
final class FirstLaunchProgram {
    private FirstLaunchProgram() {}

    /**
     * Runs the contender.
     *
     * @param args its name
     */
    public static void main(String[] args) throws Exception {
        Rounds.serve(() -> inNewJvm(args[0]));
    }

    private static double inNewJvm(String contender) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(Jvm.command(NewJvm.class.getName(), List.of(contender)))
                .redirectError(Redirect.INHERIT)
                .start();
        String seconds = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        int returnCode = jvm.waitFor();
        if (returnCode != 0) {
            throw new IllegalStateException("the new JVM returned " + returnCode);
        }
        return Double.parseDouble(seconds.strip());
    }

    /** Prints the seconds of its first launch. */
    static final class NewJvm {
        private NewJvm() {}

        /**
         * Runs the contender once.
         *
         * @param args its name
         */
        public static void main(String[] args) throws Exception {
            Timing.Step launch = LaunchProgram.launch(args[0]);
            long start = System.nanoTime();
            launch.run();
            System.out.println(Timing.secondsSince(start));
        }
    }
}

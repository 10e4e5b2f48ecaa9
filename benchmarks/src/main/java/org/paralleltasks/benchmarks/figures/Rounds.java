package org.paralleltasks.benchmarks.figures;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The contender's side of a measurement: for each line that comes on stdin it does a round, and writes the round's value
 * to stdout, in the measure's unit. It ends with its input.
 */
public final class Rounds {
    private Rounds() {}

    /** One round. */
    @FunctionalInterface
    public interface Round {
        /**
         * Does the round.
         *
         * @return its value, in seconds, bytes or times a second
         */
        double run() throws Exception;
    }

    /**
     * Does rounds until stdin is at its end. What else this JVM prints goes to stderr from now on.
     *
     * @param round what to do, called by the calling thread
     */
    public static void serve(Round round) throws Exception {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (requests.readLine() != null) {
            answers.println(round.run());
            if (answers.checkError()) {
                throw new IOException("nobody takes the answers");
            }
        }
    }
}

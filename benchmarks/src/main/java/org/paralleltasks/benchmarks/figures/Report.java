package org.paralleltasks.benchmarks.figures;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** What a run of the measures prints: how it came about, and the table, to be pasted into a chapter's README. */
public final class Report {
    private static final String HOW =
            "Medians of %d rounds, in which all take turns, each in a process of its own. The last"
                    + " column is the median of the rounds' ratios: of times, memory and processor time less than 1 speaks for ours,"
                    + " of rates (/s) more than 1.";

    private static final String QUICK = "A quick run: it shows that the programs work; its figures mean nothing.";

    private Report() {}

    /**
     * Measures all and prints it, row by row as it comes.
     *
     * @param command the command line that this run came from, for the reader to type
     * @param figures what to measure
     * @param effort how much to measure
     * @param out where the report goes
     * @param progress where it is told what is being measured
     * @throws IOException if a contender fails; its message names it
     */
    public static void print(String command, Figures figures, Effort effort, PrintStream out, PrintStream progress)
            throws IOException, InterruptedException {
        Optional<Python> python = Python.find();
        try {
            out.println("`" + command + "` on " + Machine.describe(python) + ".");
            out.println();
            out.println(effort.quick() ? QUICK : String.format(HOW, effort.rounds()));
            out.println();
            Table table = new Table(out);
            table.printHead();
            for (Measure measure : figures.measures(effort, python)) {
                progress.println("measuring: " + measure.title());
                table.print(measure, Alternation.run(measure, effort));
            }
        } finally {
            if (python.isPresent()) {
                python.get().close();
            }
        }
    }
}

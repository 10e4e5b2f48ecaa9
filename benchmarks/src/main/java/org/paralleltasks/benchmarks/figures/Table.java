package org.paralleltasks.benchmarks.figures;

import java.io.PrintStream;
import java.util.Map;

/** The figures as a Markdown table, row by row as they come. For use by one thread. */
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void printHead() {
        out.println("| what | who | median | least to most | ours / it |");
        out.println("|-|-|-:|-:|-:|");
    }

    void print(Measure measure, Map<Contender, Series> figures) {
        Series ours = figures.get(measure.ours());
        String title = measure.title();
        for (Contender contender : measure.contenders()) {
            Series its = figures.get(contender);
            String ratio =
                    its == ours ? "" : Unit.formatRatio(ours.dividedBy(its).median());
            out.println("| " + title + " | " + contender.name() + " | "
                    + measure.unit().format(its.median()) + " | "
                    + measure.unit().format(its.min()) + " to " + measure.unit().format(its.max()) + " | " + ratio
                    + " |");
            title = "";
        }
        out.flush();
    }
}

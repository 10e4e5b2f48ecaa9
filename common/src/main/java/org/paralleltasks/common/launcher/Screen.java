package org.paralleltasks.common.launcher;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** What the launcher writes around the examples' own output, in colour where the terminal has it and NO_COLOR is not set. */
final class Screen {
    private final PrintStream out;
    private final Ansi ansi;

    Screen(PrintStream out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void heading(Example example) {
        line("@|bold,cyan == " + example.name() + " ==|@ " + example.slide());
        line("   @|faint " + example.point() + "|@");
        line("");
    }

    void closing(Example example, ExampleRun.Outcome outcome) {
        if (!outcome.stacks().isEmpty()) {
            line("");
            out.println(outcome.stacks());
        }
        line("");
        for (String process : outcome.leftBehind()) {
            line("@|yellow -- " + example.name() + " left a process behind, ended now:|@ " + process);
        }
        String colour = outcome.exitCode() == 0 ? "green" : "red";
        line("@|" + colour + " -- " + example.name() + "|@: exit code " + outcome.exitCode() + " after "
                + seconds(outcome.elapsed()) + meaning(outcome));
        line("");
    }

    void line(String markup) {
        out.println(ansi.string(writable(markup)));
        // The examples write to the same terminal from JVMs of their own.
        out.flush();
    }

    static String seconds(Duration elapsed) {
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }

    private static String meaning(ExampleRun.Outcome outcome) {
        return outcome.exitCode() == ExampleRun.OVERRUN
                ? " (it overran its time and was ended; its threads are above)"
                : "";
    }

    /** A terminal that cannot show the accents of the deck's titles gets the letters without them. */
    private static String writable(String text) {
        return charsetOfStdout().newEncoder().canEncode(text)
                ? text
                : Normalizer.normalize(text.replace('’', '\''), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
    }

    /** Since JDK 18 the default charset is UTF-8 whatever the terminal; its own is in a property since JDK 19. */
    private static Charset charsetOfStdout() {
        try {
            return Charset.forName(System.getProperty("stdout.encoding", ""));
        } catch (IllegalArgumentException e) {
            return Charset.defaultCharset();
        }
    }
}

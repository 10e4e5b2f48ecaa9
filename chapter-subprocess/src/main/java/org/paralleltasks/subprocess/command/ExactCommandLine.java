package org.paralleltasks.subprocess.command;

import java.util.List;
import org.apache.commons.exec.CommandLine;

/**
 * A command line whose arguments arrive as they are. {@link CommandLine} itself trims each argument and, to be quoted,
 * adds quotes that then reach the program.
 */
final class ExactCommandLine extends CommandLine {
    private final List<String> argv;

    ExactCommandLine(List<String> argv) {
        super("program"); // Nobody asks for it, and a name of blanks would be refused.
        this.argv = List.copyOf(argv);
    }

    @Override
    public String[] toStrings() {
        return argv.toArray(String[]::new);
    }
}

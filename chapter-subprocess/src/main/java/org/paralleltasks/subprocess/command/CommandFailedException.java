package org.paralleltasks.subprocess.command;

/** A command returned another code than 0, and its caller had insisted on success. */
public final class CommandFailedException extends CommandException {
    private static final int LONGEST_EXCERPT = 200;
    private static final int LONGEST_END = 4096;

    private final transient CommandResult result;

    CommandFailedException(CommandResult result) {
        super(result.command() + " returned " + result.describeReturnCode() + lastWords(result), null);
        this.result = result;
    }

    /**
     * The return code and the output.
     *
     * @return the result, never null
     */
    public CommandResult result() {
        return result;
    }

    /** The last line on standard error mostly says why. */
    private static String lastWords(CommandResult result) {
        // Of an output that may be longer than the heap.
        String line = result.errorOutput()
                .map(output -> output.endOfText(LONGEST_END))
                .flatMap(end -> end.lines().reduce((before, last) -> last))
                .orElse("");
        String shown = line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "...";
        return shown.isBlank() ? "" : ": " + shown;
    }
}

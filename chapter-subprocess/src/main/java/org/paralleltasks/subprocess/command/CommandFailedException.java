package org.paralleltasks.subprocess.command;

/** A command returned another code than 0, and its caller had insisted on success. */
public final class CommandFailedException extends CommandException {
    private static final int LONGEST_EXCERPT = 200;

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
        String line = result.errorOutput()
                .map(CapturedOutput::lines)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.get(lines.size() - 1))
                .orElse("");
        String shown = line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT) + "...";
        return shown.isBlank() ? "" : ": " + shown;
    }
}

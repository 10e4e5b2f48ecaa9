package org.paralleltasks.subprocess.homework.given;

import java.util.List;

/** A command has ended with a return code that is not 0. */
public class CommandError extends Exception {
    private static final long serialVersionUID = 1;

    private final int returnCode;
    private final transient List<String> errors;

    /**
     * @param returnCode of the command
     * @param errors all lines of its standard error, without their line ends
     */
    public CommandError(int returnCode, List<String> errors) {
        super("return code " + returnCode + ": " + String.join(" | ", errors));
        this.returnCode = returnCode;
        this.errors = List.copyOf(errors);
    }

    /** The command's return code. */
    public int returnCode() {
        return returnCode;
    }

    /** The lines of its standard error. */
    public List<String> errors() {
        return errors;
    }
}

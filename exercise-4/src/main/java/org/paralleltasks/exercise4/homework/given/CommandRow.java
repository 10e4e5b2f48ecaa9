package org.paralleltasks.exercise4.homework.given;

import java.util.Objects;

/**
 * What the table says of one command. Immutable.
 *
 * @param name the job's name, not null
 * @param state how far it is, not null
 * @param returnCode of the last attempt, if the job is done or has failed; else {@link #NONE}
 * @param attempts how many have begun; 0 for a job that waits
 */
public record CommandRow(String name, State state, int returnCode, int attempts) {
    /** The return code where there is none. */
    public static final int NONE = Integer.MIN_VALUE;

    /** The return code, as shells give it, of a program that cannot be started. */
    public static final int NOT_STARTED = 127;

    public CommandRow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
    }

    /** The row of a job that has no return code to show. */
    public static CommandRow of(String name, State state, int attempts) {
        return new CommandRow(name, state, NONE, attempts);
    }

    @Override
    public String toString() {
        return name + " " + state + (returnCode == NONE ? "" : " with code " + returnCode) + " (attempts: " + attempts
                + ")";
    }
}

package org.paralleltasks.subprocess.command;

import java.util.Arrays;
import java.util.Optional;

/** The signals that a command can be sent, with their numbers on Linux. Immutable. */
public enum Signal {
    /** The terminal is gone; by custom, daemons read their configuration again. */
    HUP(1),
    /** What Ctrl-C sends. */
    INT(2),
    /** What Ctrl-\ sends; a JVM prints its thread stacks. */
    QUIT(3),
    /** The process called {@code abort()}. */
    ABRT(6),
    /** Ends a process without asking it; it cannot be handled or ignored. */
    KILL(9),
    /** The program's own, first. */
    USR1(10),
    /** A memory address that does not exist. */
    SEGV(11),
    /** The program's own, second. */
    USR2(12),
    /** Written to a pipe that nobody reads any more. */
    PIPE(13),
    /** An alarm clock of the process's own. */
    ALRM(14),
    /** Asks a process to end; it may clean up first, and it may refuse. */
    TERM(15),
    /** Lets a stopped process go on. */
    CONT(18),
    /** Stops a process where it is; it cannot be handled or ignored. */
    STOP(19);

    /** What the JDK adds to a signal's number to make a return code of it. */
    private static final int FIRST_CODE = 128;

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /**
     * The signal's number.
     *
     * @return from 1 to 64
     */
    public int number() {
        return number;
    }

    /** The return code of a command that this signal ended. */
    int returnCode() {
        return FIRST_CODE + number;
    }

    static Optional<Signal> ofReturnCode(int code) {
        return Arrays.stream(values()).filter(s -> s.returnCode() == code).findFirst();
    }
}

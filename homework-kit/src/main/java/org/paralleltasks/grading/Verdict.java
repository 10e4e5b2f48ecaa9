package org.paralleltasks.grading;

import java.util.List;

/**
 * What was found out about one check. Immutable.
 *
 * @param check the name of the check's method
 * @param expected what is so if the answer is right
 * @param outcome whether it is so
 * @param message what the subject did instead, or what is still to do; empty if passed
 * @param story what its threads did, in which order; may be empty
 * @param threads where its threads are, if that helps; may be empty
 */
public record Verdict(
        String check, String expected, Outcome outcome, String message, List<String> story, List<String> threads) {
    /** The outcome of a check. */
    public enum Outcome {
        /** All is as it must be. */
        PASSED,
        /** Something is wrong. */
        FAILED,
        /** The student has not written it yet. */
        NOT_YET,
        /** The compiler refuses it. */
        DOES_NOT_COMPILE,
        /** Not looked at, since an earlier check did not pass. */
        NOT_JUDGED
    }

    public Verdict {
        story = List.copyOf(story);
        threads = List.copyOf(threads);
    }

    /** On a class that the compiler refuses, with what it says. */
    static Verdict ofCompiler(String errors) {
        return new Verdict("compiles", "the file compiles", Outcome.DOES_NOT_COMPILE, errors, List.of(), List.of());
    }

    static Verdict of(CheckMethod check, Outcome outcome, String message) {
        return new Verdict(check.name(), check.expected(), outcome, message, List.of(), List.of());
    }
}

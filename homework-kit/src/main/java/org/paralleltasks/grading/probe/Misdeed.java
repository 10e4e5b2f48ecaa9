package org.paralleltasks.grading.probe;

/** What a probe will not let the subject do: end the JVM, loop without end. Its stack trace is the subject's. */
public final class Misdeed extends Error {
    private static final long serialVersionUID = 1;

    Misdeed(String what) {
        super(what);
    }
}

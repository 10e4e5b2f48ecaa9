package org.paralleltasks.grading;

import org.opentest4j.AssertionFailedError;

/** How JUnit learns that a check did not pass. Its message is what the student reads. */
public final class NotPassed extends AssertionFailedError {
    private static final long serialVersionUID = 1;

    private final transient Verdict verdict;

    private final long seed;

    NotPassed(Verdict verdict, long seed) {
        super(Report.text(verdict, "-D" + GraderExtension.SEED + "=" + seed));
        this.verdict = verdict;
        this.seed = seed;
        setStackTrace(new StackTraceElement[0]); // Nothing in it is the student's.
    }

    /** What was found out. */
    public Verdict verdict() {
        return verdict;
    }

    /** The seed of all that was random. */
    public long seed() {
        return seed;
    }
}

package org.paralleltasks.grading;

/** What the subject did is not what the task says; the message says what it did. */
public final class CheckFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    private final boolean hasThreadsToShow;

    CheckFailed(String message, Throwable cause, boolean hasThreadsToShow) {
        super(message, cause);
        this.hasThreadsToShow = hasThreadsToShow;
    }

    /** Whether the stacks of the subject's threads help to understand it. */
    boolean hasThreadsToShow() {
        return hasThreadsToShow;
    }
}

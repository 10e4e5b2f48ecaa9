package org.paralleltasks.grading;

import java.util.List;
import java.util.stream.Stream;
import org.paralleltasks.grading.probe.Event;
import org.paralleltasks.grading.probe.Misdeed;

/** What the subject did is not what the task says; the message says what it did. */
public final class CheckFailed extends AssertionError {
    private static final long serialVersionUID = 1;

    private final boolean hasThreadsToShow;
    private transient List<String> story = List.of();
    private transient List<String> threads = List.of();

    CheckFailed(String message, Throwable cause, boolean hasThreadsToShow) {
        super(message, cause);
        this.hasThreadsToShow = hasThreadsToShow;
    }

    /** A subject that does what none may do. */
    static CheckFailed of(Misdeed misdeed) {
        return new CheckFailed(misdeed.getMessage() + Stacks.at(misdeed), misdeed, false);
    }

    /** The same failure, with the reason that a wait of the subject's was not long enough. */
    CheckFailed sinceALimitWasReached() {
        return new CheckFailed(
                getMessage() + "; here all that is waited for takes longer than the limit of the wait (look for"
                        + " 'waits no longer than' below): a wait with a limit says whether that was reached, and then the"
                        + " waiting has to go on",
                getCause(),
                hasThreadsToShow);
    }

    /** Keeps what the threads of that round did, and where they are. */
    CheckFailed in(Round<?> round) {
        story = Narrative.of(round.run().story()).stream().map(Event::toString).toList();
        Scripts scripts = round.scriptsOrNull();
        if (scripts != null) {
            story = join(
                    story,
                    scripts.told().stream()
                            .map(words -> "a process tells: " + words)
                            .toList());
        }
        if (hasThreadsToShow) {
            threads = Stacks.of(round.subjectThreads(), round.run().names());
            threads = join(threads, scripts == null ? List.of() : scripts.processes());
        }
        return this;
    }

    private static List<String> join(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** What the threads did, in which order. */
    List<String> story() {
        return story;
    }

    /** Where the threads are, if that helps to understand it. */
    List<String> threads() {
        return threads;
    }
}

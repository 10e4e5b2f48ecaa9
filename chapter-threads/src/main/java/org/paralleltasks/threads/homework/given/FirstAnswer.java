package org.paralleltasks.threads.homework.given;

import java.util.List;

/** Asks several sources the same, and takes the first answer. */
public interface FirstAnswer {
    /**
     * Asks all sources at the same time, each in a thread of its own, until one of them has answered. On whichever way this
     * ends, the others are cancelled, and no source is being asked any more.
     *
     * @param sources whom to ask, at least one
     * @return the first answer; a source that fails has not answered
     * @throws NoAnswerException if all sources failed; their exceptions are {@link Throwable#addSuppressed suppressed} in it
     * @throws InterruptedException if interrupted while it waits for an answer; if only while it waits for those that are
     *     cancelled, it may also return, and the calling thread is then interrupted
     */
    String ask(List<Source> sources) throws NoAnswerException, InterruptedException;
}

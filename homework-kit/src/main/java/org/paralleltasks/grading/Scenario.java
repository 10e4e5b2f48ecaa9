package org.paralleltasks.grading;

/**
 * What a check does with the subject. Played once or many times, each time with a new {@link Round}.
 *
 * @param <T> the type of the subject
 */
@FunctionalInterface
public interface Scenario<T> {
    /**
     * Plays it once.
     *
     * @throws Exception whatever the subject throws; the check has then failed
     */
    void play(Round<T> round) throws Exception;
}

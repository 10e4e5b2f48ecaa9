package org.paralleltasks.grading;

/** What a thread of a scenario does. */
@FunctionalInterface
public interface Action {
    /**
     * Does it.
     *
     * @throws Exception whatever the subject throws; the check has then failed, unless the scenario expects it
     */
    void perform() throws Exception;
}

package org.paralleltasks.threads.homework.given;

/** No source has answered; why, is in the suppressed exceptions. */
public class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    public NoAnswerException() {
        super("no source has answered");
    }
}

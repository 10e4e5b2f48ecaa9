package org.paralleltasks.grading;

/** The subject is still the starter. */
final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotYet(String todo) {
        super(todo);
    }
}

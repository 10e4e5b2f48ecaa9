package org.paralleltasks.course;

/** Why what was asked for cannot be done: one line for the person, and the exit code. */
final class CourseException extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CourseException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What was typed means nothing. */
    static CourseException badUse(String message) {
        return new CourseException(message + "  (./course help)", Course.BAD_USE);
    }

    /** Something that the course needs is not there or does not work. */
    static CourseException cannot(String message) {
        return new CourseException(message, Course.CANNOT);
    }

    int exitCode() {
        return exitCode;
    }
}

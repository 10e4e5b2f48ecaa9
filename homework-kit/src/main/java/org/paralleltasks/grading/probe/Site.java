package org.paralleltasks.grading.probe;

/**
 * One place in the subject's code where a probe stands. Immutable.
 *
 * @param number its index among the sites of this JVM
 * @param kind what the instruction there does
 * @param className the class that contains it, binary name
 * @param file its source file's name
 * @param line its source line, 0 if unknown
 * @param owner the class named by the instruction, binary name; empty for a loop, an array or a monitor
 * @param member the field or method named by the instruction; empty for a loop, an array or a monitor
 * @param access how a field was declared; {@link Access#PLAIN} for everything else
 */
public record Site(
        int number, Kind kind, String className, String file, int line, String owner, String member, Access access) {

    /** What an instruction does. */
    public enum Kind {
        READ,
        WRITE,
        ENTER,
        EXIT,
        CALL,
        LOOP
    }

    /** How a field was declared. */
    public enum Access {
        PLAIN,
        VOLATILE,
        FINAL
    }

    /** The source file and line, such as {@code Task1Counter.java:12}; empty in the grader's own code. */
    public String where() {
        return file.isEmpty() ? "" : file + ":" + line;
    }

    /** The variable that a field instruction names, the same for all its sites. */
    String variable() {
        return owner + "." + member;
    }
}

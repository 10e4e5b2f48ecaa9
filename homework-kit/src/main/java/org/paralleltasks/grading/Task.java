package org.paralleltasks.grading;

import java.util.Objects;

/**
 * A task of the homework. Immutable.
 *
 * @param chapter the chapter's name, such as {@code sync}
 * @param number its number in the chapter, from 1
 * @param name what a person types, such as {@code counter}
 * @param subject the class that the student edits, binary name
 */
public record Task(String chapter, int number, String name, String subject) {
    public Task {
        Objects.requireNonNull(chapter, "chapter");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(subject, "subject");
        if (number < 1) {
            throw new IllegalArgumentException("task number " + number + ": they begin at 1");
        }
    }

    /** The task that a grader judges. */
    public static Task of(Class<?> grader) {
        Grades grades = grader.getAnnotation(Grades.class);
        if (grades == null) {
            throw new IllegalArgumentException(grader.getName() + " has no @Grades");
        }
        return new Task(grades.chapter(), grades.task(), grades.name(), grades.subject());
    }

    /** The task as it is shown: {@code sync 1 counter}. */
    public String title() {
        return chapter + " " + number + " " + name;
    }

    /** The Maven module that the chapter is, and its folder. */
    public String module() {
        return chapter.startsWith("exercise-") ? chapter : "chapter-" + chapter;
    }

    /** The class that the student edits, without its package. */
    public String subjectSimpleName() {
        return subject.substring(subject.lastIndexOf('.') + 1);
    }
}

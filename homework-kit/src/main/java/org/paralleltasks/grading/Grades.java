package org.paralleltasks.grading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a class whose methods with {@link Check} judge one task of the homework. Its name begins with {@code Task} and the
 * task's number, and ends with {@code Grader}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GraderExtension.class)
@DisplayNameGeneration(CheckNames.class)
@TestMethodOrder(CheckOrder.class)
public @interface Grades {
    /** The chapter's name, such as {@code sync}. */
    String chapter();

    /** The task's number in the chapter, from 1. */
    int task();

    /** What a person types, such as {@code counter}. */
    String name();

    /** The class that the student edits, binary name; by name, since it may not compile. */
    String subject();
}

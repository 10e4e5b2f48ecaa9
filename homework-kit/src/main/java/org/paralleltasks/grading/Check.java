package org.paralleltasks.grading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A check of a grader: a method with one parameter, a {@link Trial} of the type that the subject implements. Checks run
 * in their order, and the first that fails ends the judging of the task.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Check {
    /** Its place, from 1: what is simple and certain comes first. */
    int order();

    /** What is so if the answer is right, as the student reads it, such as {@code "no increment gets lost"}. */
    String value();
}

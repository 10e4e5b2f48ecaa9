package org.paralleltasks.grading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class that is given to the student, and whose methods order what different threads do: answers may rely on it.
 * Without this, a given class counts as one that orders nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Synchronizes {}

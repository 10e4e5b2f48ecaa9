package org.paralleltasks.grading.selfcheck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an answer that is wrong on purpose: which check finds it in every order. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KilledBy {
    /** The name of the check's method. It finds it by itself; an earlier one may find it too. */
    String value();
}

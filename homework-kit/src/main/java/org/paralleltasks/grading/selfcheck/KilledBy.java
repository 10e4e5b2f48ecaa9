package org.paralleltasks.grading.selfcheck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an answer that is wrong on purpose: which check has to find it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KilledBy {
    /** The name of the check's method, the only one that fails. */
    String value();
}

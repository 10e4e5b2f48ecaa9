package org.paralleltasks.grading;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One check of a grader. Immutable.
 *
 * @param method what performs it
 * @param order its place
 * @param expected what is so if the answer is right
 * @param type the type that the subject implements
 */
record CheckMethod(Method method, int order, String expected, Class<?> type) {
    /** The checks of a grader, in their order. */
    static List<CheckMethod> of(Class<?> grader) {
        return Arrays.stream(grader.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(Check.class))
                .map(CheckMethod::of)
                .sorted(Comparator.comparingInt(CheckMethod::order))
                .toList();
    }

    private static CheckMethod of(Method method) {
        Check check = method.getAnnotation(Check.class);
        Type[] parameters = method.getGenericParameterTypes();
        if (parameters.length != 1
                || !(parameters[0] instanceof ParameterizedType trial)
                || trial.getRawType() != Trial.class) {
            throw new IllegalStateException(method + ": a check has one parameter, Trial<the subject's interface>");
        }
        method.setAccessible(true);
        return new CheckMethod(method, check.order(), check.value(), raw(trial.getActualTypeArguments()[0]));
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    String name() {
        return method.getName();
    }

    void perform(Object grader, Trial<?> trial) throws Throwable {
        try {
            method.invoke(grader, trial);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

package org.paralleltasks.grading;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names a grader after its task and a check after what it asks for. */
final class CheckNames extends DisplayNameGenerator.Standard {
    @Override
    public String generateDisplayNameForClass(Class<?> type) {
        return type.isAnnotationPresent(Grades.class) ? Task.of(type).title() : super.generateDisplayNameForClass(type);
    }

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> type, Method method) {
        Check check = method.getAnnotation(Check.class);
        return check == null
                ? super.generateDisplayNameForMethod(enclosing, type, method)
                : check.order() + " " + check.value();
    }
}

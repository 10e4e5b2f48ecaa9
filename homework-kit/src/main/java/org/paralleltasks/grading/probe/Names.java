package org.paralleltasks.grading.probe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the objects of a run are called when a person is told of them. Thread-safe. */
public final class Names {
    private final Map<Integer, String> byIdentity = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /** The object was found in that field: it is called like it, unless it has a name already. */
    void found(Object object, String field) {
        byIdentity.computeIfAbsent(System.identityHashCode(object), k -> numbered(field));
    }

    /** Calls that object by that name. */
    public void name(Object object, String name) {
        byIdentity.put(System.identityHashCode(object), name);
    }

    private String numbered(String name) {
        int n = counts.computeIfAbsent(name, k -> new AtomicInteger()).incrementAndGet();
        return n == 1 ? name : name + " #" + n;
    }

    /** What an object is called. */
    public String of(Object object) {
        if (object instanceof Class<?> type) {
            return "the class " + type.getSimpleName();
        }
        String known = byIdentity.get(System.identityHashCode(object));
        return known != null ? known : "the " + object.getClass().getSimpleName();
    }

    /** What the object of that identity hash code and class is called. */
    public String of(int identity, String className) {
        String known = byIdentity.get(identity);
        return known != null ? known : "the " + nameKnownToAStudent(className);
    }

    /** Of a class within one of the JDK, which waits for it, the outer one, such as Semaphore; otherwise its own name. */
    private static String nameKnownToAStudent(String className) {
        String name = className.substring(className.lastIndexOf('.') + 1);
        if (name.endsWith("$ConditionObject")) {
            return "condition";
        }
        int nested = name.indexOf('$');
        return nested < 0 || !className.startsWith("java.") ? name.substring(nested + 1) : name.substring(0, nested);
    }

    /** A value as it is shown. */
    static String value(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof String || value instanceof Character) {
            return "'" + value + "'";
        }
        String type = value.getClass().isArray() ? "array" : value.getClass().getSimpleName();
        return type.isEmpty() ? "an object" : ("AEIOUaeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
    }
}

package org.paralleltasks.timeline.agent;

import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;

/** Answers whether one class extends or implements another, without loading classes of the program. */
final class Hierarchy {
    private final ClassLoader loader;

    Hierarchy(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Whether {@code name} is {@code ancestor} or below it.
     *
     * @param name an internal name, such as {@code java/lang/Thread}, or an array's descriptor
     * @param ancestor an internal name of a class of the JDK
     */
    boolean isA(String name, String ancestor) {
        if (name == null || name.startsWith("[")) {
            return false;
        }
        if (name.equals(ancestor)) {
            return true;
        }
        if (name.startsWith("java/")) {
            return isJdkClassA(name, ancestor);
        }
        try (InputStream bytes = loader.getResourceAsStream(name + ".class")) {
            if (bytes == null) {
                return false;
            }
            ClassReader reader = new ClassReader(bytes);
            for (String implemented : reader.getInterfaces()) {
                if (isA(implemented, ancestor)) {
                    return true;
                }
            }
            return isA(reader.getSuperName(), ancestor);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isJdkClassA(String name, String ancestor) {
        try {
            Class<?> wanted = Class.forName(ancestor.replace('/', '.'), false, null);
            return wanted.isAssignableFrom(Class.forName(name.replace('/', '.'), false, null));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

package org.paralleltasks.grading.probe;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Loads the subject's package anew, with probes; every other class comes from the grader's own loader. Static state
 * lives as long as the loader: a new one for each subject, and none is shared.
 */
public final class SubjectLoader extends ClassLoader {
    /** What is added to the name of a synchronized method's body. */
    public static final String BODY = "$body";

    static {
        registerAsParallelCapable();
    }

    private static final Set<String> LOADED = ConcurrentHashMap.newKeySet();

    private final SubjectClasses classes;

    /**
     * @param packageName the package whose classes get probes; its subpackages do not
     * @param folder where the class files are looked for first, or null
     * @param parent where else they are found, and all other classes
     */
    public SubjectLoader(String packageName, Path folder, ClassLoader parent) {
        super(parent);
        this.classes = new SubjectClasses(packageName, folder, parent);
    }

    /** Whether a class of that name, binary, was loaded as a part of any subject. */
    public static boolean hasLoaded(String className) {
        return LOADED.contains(className);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String internalName = name.replace('.', '/');
        if (!classes.contains(internalName)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = classes.bytes(internalName);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] probed = withProbes(bytes);
                LOADED.add(name);
                loaded = defineClass(name, probed, 0, probed.length);
            }
            return loaded;
        }
    }

    private synchronized byte[] withProbes(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        reader.accept(new ProbeInserter(writer, classes), ClassReader.EXPAND_FRAMES);
        Sites.publish();
        return writer.toByteArray();
    }
}

package org.paralleltasks.grading.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.paralleltasks.grading.probe.Site.Access;

/** What the class files of one package declare: the subject's own fields and methods. For use by one class loader. */
final class SubjectClasses {
    private record Declared(String superName, Map<String, Access> fields, Set<String> methods) {}

    private final String packagePath;
    private final ClassLoader source;
    private final Map<String, Declared> known = new HashMap<>();

    /** @param packageName the package whose classes are the subject's own; not its subpackages */
    SubjectClasses(String packageName, ClassLoader source) {
        this.packagePath = packageName.replace('.', '/') + "/";
        this.source = source;
    }

    /** Whether the class of that internal name is the subject's own. */
    boolean contains(String internalName) {
        return internalName.startsWith(packagePath) && internalName.indexOf('/', packagePath.length()) < 0;
    }

    /** How the field was declared, or null if no class of the subject declares it. */
    Access field(String owner, String name) {
        for (String at = owner; at != null && contains(at); at = declared(at).superName()) {
            Access access = declared(at).fields().get(name);
            if (access != null) {
                return access;
            }
        }
        return null;
    }

    /** Whether a class of the subject has the body of that method. */
    boolean hasMethod(String owner, String name, String descriptor) {
        for (String at = owner; at != null && contains(at); at = declared(at).superName()) {
            if (declared(at).methods().contains(name + descriptor)) {
                return true;
            }
        }
        return false;
    }

    byte[] bytes(String internalName) {
        try (InputStream in = source.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Declared declared(String internalName) {
        Declared declared = known.get(internalName);
        if (declared == null) {
            declared = read(internalName);
            known.put(internalName, declared);
        }
        return declared;
    }

    private Declared read(String internalName) {
        Map<String, Access> fields = new HashMap<>();
        Set<String> methods = new HashSet<>();
        byte[] bytes = bytes(internalName);
        if (bytes == null) {
            return new Declared(null, fields, methods);
        }
        ClassReader reader = new ClassReader(bytes);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public FieldVisitor visitField(int access, String name, String type, String generic, Object value) {
                        fields.put(name, accessOf(access));
                        return null;
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String generic, String[] exceptions) {
                        if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                            methods.add(name + type);
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE);
        return new Declared(reader.getSuperName(), fields, methods);
    }

    private static Access accessOf(int flags) {
        if ((flags & Opcodes.ACC_VOLATILE) != 0) {
            return Access.VOLATILE;
        }
        return (flags & Opcodes.ACC_FINAL) != 0 ? Access.FINAL : Access.PLAIN;
    }
}

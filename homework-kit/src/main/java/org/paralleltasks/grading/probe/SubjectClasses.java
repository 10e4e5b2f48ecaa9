package org.paralleltasks.grading.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    /** A field as its own class declares it; {@code owner} is that class, internal name. */
    record Field(String owner, Access access) {}

    private record Declared(String superName, String[] interfaces, Map<String, Access> fields, Set<String> methods) {}

    private final String packagePath;
    private final Path folder;
    private final ClassLoader source;
    private final Map<String, Declared> known = new HashMap<>();

    /**
     * @param packageName the package whose classes are the subject's own; not its subpackages
     * @param folder where their class files are looked for first, or null
     */
    SubjectClasses(String packageName, Path folder, ClassLoader source) {
        this.packagePath = packageName.replace('.', '/') + "/";
        this.folder = folder;
        this.source = source;
    }

    /** Whether the class of that internal name is the subject's own. */
    boolean contains(String internalName) {
        return internalName.startsWith(packagePath) && internalName.indexOf('/', packagePath.length()) < 0;
    }

    /** The field that is meant by that name, or null if no class of the subject declares it. */
    Field field(String owner, String name) {
        if (owner == null || !contains(owner)) {
            return null;
        }
        Declared declared = declared(owner);
        Access access = declared.fields().get(name);
        if (access != null) {
            return new Field(owner, access);
        }
        for (String each : declared.interfaces()) {
            Field constant = field(each, name);
            if (constant != null) {
                return constant;
            }
        }
        return field(declared.superName(), name);
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
        Path file = folder == null ? null : folder.resolve(internalName + ".class");
        try (InputStream in = file != null && Files.exists(file)
                ? Files.newInputStream(file)
                : source.getResourceAsStream(internalName + ".class")) {
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
            return new Declared(null, new String[0], fields, methods);
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
        return new Declared(reader.getSuperName(), reader.getInterfaces(), fields, methods);
    }

    private static Access accessOf(int flags) {
        if ((flags & Opcodes.ACC_VOLATILE) != 0) {
            return Access.VOLATILE;
        }
        return (flags & Opcodes.ACC_FINAL) != 0 ? Access.FINAL : Access.PLAIN;
    }
}

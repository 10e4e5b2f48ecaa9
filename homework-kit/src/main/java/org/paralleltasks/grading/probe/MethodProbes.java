package org.paralleltasks.grading.probe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.paralleltasks.grading.probe.Site.Access;
import org.paralleltasks.grading.probe.Site.Kind;

/** Puts a probe before each field, array, monitor and call instruction of a method, and before each jump backwards. */
final class MethodProbes extends GeneratorAdapter {
    static final String PROBE = Type.getInternalName(Probe.class);
    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type UNIT = Type.getType(TimeUnit.class);

    private final boolean isInitializer;
    private final String className;
    private final String file;
    private final SubjectClasses classes;
    private final ProbeInserter.MonitorMethod monitor;
    private final Set<Label> passed = new HashSet<>();

    /** Local variables that hold a value only while one instruction is rewritten, by type; used again by the next. */
    private final Map<String, Integer> spare = new HashMap<>();

    private int line;
    private int firstLine;

    /** Objects made by {@code new} whose constructor has not been called yet. */
    private int unconstructed;

    /** False in a constructor until it has called another: {@code this} may not be passed on before. */
    private boolean thisIsUsable;

    MethodProbes(
            int access,
            String name,
            String type,
            MethodVisitor next,
            String className,
            String file,
            SubjectClasses classes,
            ProbeInserter.MonitorMethod monitor) {
        super(Opcodes.ASM9, next, access, name, type);
        this.isInitializer = name.equals("<clinit>");
        this.thisIsUsable = !name.equals("<init>");
        this.className = className;
        this.file = file;
        this.classes = classes;
        this.monitor = monitor;
    }

    @Override
    protected void updateNewLocals(Object[] newLocals) {
        // The spare variables hold nothing from one instruction to the next, and so nothing where two paths meet.
        Arrays.fill(newLocals, Opcodes.TOP);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
        if (firstLine == 0) {
            firstLine = number;
        }
        super.visitLineNumber(number, start);
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
        super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        if (passed.contains(label) && thisIsUsable) {
            push(site(Kind.LOOP, "", "", Access.PLAIN));
            probe("loop", "(I)V");
        }
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        SubjectClasses.Field field = classes.field(owner, name);
        Type type = Type.getType(descriptor);
        if (field == null || !thisIsUsable) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            return;
        }
        switch (opcode) {
            case Opcodes.GETFIELD -> {
                int site = site(Kind.READ, field.owner(), name, field.access());
                dup();
                int object = store(OBJECT, 0);
                loadLocal(object);
                push(site);
                probe("reading", "(Ljava/lang/Object;I)V");
                super.visitFieldInsn(opcode, owner, name, descriptor);
                hasRead(object, type, site);
            }
            case Opcodes.GETSTATIC -> {
                int site = site(Kind.READ, field.owner(), name, field.access());
                visitInsn(Opcodes.ACONST_NULL);
                int object = store(OBJECT, 0);
                loadLocal(object);
                push(site);
                probe("reading", "(Ljava/lang/Object;I)V");
                super.visitFieldInsn(opcode, owner, name, descriptor);
                hasRead(object, type, site);
            }
            case Opcodes.PUTFIELD -> {
                int site = site(Kind.WRITE, field.owner(), name, field.access());
                int value = store(type, 0);
                dup();
                loadLocal(value, type);
                valueOf(type);
                push(site);
                probe("writing", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
                loadLocal(value, type);
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }
            default -> {
                int site = site(Kind.WRITE, field.owner(), name, field.access());
                int value = store(type, 0);
                visitInsn(Opcodes.ACONST_NULL);
                loadLocal(value, type);
                valueOf(type);
                push(site);
                probe("writing", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
                loadLocal(value, type);
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }
        }
    }

    private void hasRead(int object, Type type, int site) {
        int value = store(type, 1);
        loadLocal(object);
        loadLocal(value, type);
        valueOf(type);
        push(site);
        probe("read", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
        loadLocal(value, type);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            dup2();
            push(site(Kind.READ, "", "", Access.PLAIN));
            probe("readingElement", "(Ljava/lang/Object;II)V");
            super.visitInsn(opcode);
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            Type type = elementType(opcode);
            int value = store(type, 0);
            dup2();
            push(site(Kind.WRITE, "", "", Access.PLAIN));
            probe("writingElement", "(Ljava/lang/Object;II)V");
            loadLocal(value, type);
            super.visitInsn(opcode);
        } else if (opcode == Opcodes.MONITORENTER) {
            int site = site(Kind.ENTER, "", "", Access.PLAIN);
            int object = store(OBJECT, 0);
            loadLocal(object);
            push(site);
            probe("entering", "(Ljava/lang/Object;I)V");
            loadLocal(object);
            super.visitInsn(opcode);
            loadLocal(object);
            push(site);
            probe("entered", "(Ljava/lang/Object;I)V");
        } else if (opcode == Opcodes.MONITOREXIT) {
            dup();
            push(site(Kind.EXIT, "", "", Access.PLAIN));
            probe("exiting", "(Ljava/lang/Object;I)V");
            super.visitInsn(opcode);
        } else {
            if (opcode == Opcodes.RETURN && isInitializer) {
                push(site(Kind.CALL, "", "", Access.PLAIN));
                probe("initialized", "(I)V");
            }
            super.visitInsn(opcode);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            unconstructed++;
        }
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (name.equals("<init>")) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (unconstructed > 0) {
                unconstructed--;
            } else {
                thisIsUsable = true;
            }
            return;
        }
        if (!thisIsUsable || owner.startsWith("[")) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            return;
        }
        int site = site(Kind.CALL, owner, name, Access.PLAIN);
        if (classes.hasMethod(owner, name, descriptor)) {
            push(site);
            probe("callingOwn", "(I)V");
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            return;
        }
        Type[] arguments = Type.getArgumentTypes(descriptor);
        int[] stored = new int[arguments.length];
        int receiver;
        if (opcode == Opcodes.INVOKESTATIC) {
            visitInsn(Opcodes.ACONST_NULL);
            receiver = store(OBJECT, 0);
        } else {
            for (int i = arguments.length - 1; i >= 0; i--) {
                stored[i] = store(arguments[i], i + 1);
            }
            dup();
            receiver = store(OBJECT, 0);
        }
        loadLocal(receiver);
        push(site);
        probe("calling", "(Ljava/lang/Object;I)V");
        if (opcode != Opcodes.INVOKESTATIC) {
            int limit = TimedWaits.indexOfLimit(name, arguments);
            for (int i = 0; i < arguments.length; i++) {
                loadLocal(stored[i], arguments[i]);
                if (i == limit) {
                    loadUnit(stored, arguments, i + 1);
                    push(site);
                    probe("limit", "(JLjava/util/concurrent/TimeUnit;I)J");
                }
            }
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        Type result = Type.getReturnType(descriptor);
        if (result.getSort() == Type.BOOLEAN) {
            dup();
        } else {
            push(1);
        }
        loadLocal(receiver);
        push(site);
        probe("called", "(ZLjava/lang/Object;I)V");
    }

    /** Puts the unit of a limit on the stack: the argument at that index, or milliseconds if there is none. */
    private void loadUnit(int[] stored, Type[] arguments, int index) {
        if (index < arguments.length) {
            loadLocal(stored[index], arguments[index]);
        } else {
            getStatic(UNIT, TimeUnit.MILLISECONDS.name(), UNIT);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Handle handle && isBlind(handle)) {
                push(site(Kind.CALL, handle.getOwner(), handle.getName(), Access.PLAIN));
                probe("blind", "(I)V");
            }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    /** A method reference such as {@code lock::unlock}: the JDK calls it, and no probe sees that. */
    private boolean isBlind(Handle handle) {
        return handle.getTag() >= Opcodes.H_INVOKEVIRTUAL
                && !classes.contains(handle.getOwner())
                && (handle.getOwner().startsWith("java/util/concurrent/")
                        || handle.getOwner().equals("java/lang/Object")
                        || handle.getOwner().equals("java/lang/Thread"));
    }

    @Override
    public void visitEnd() {
        if (monitor != null) {
            line = firstLine;
            int enter = site(Kind.ENTER, "", "", Access.PLAIN);
            int exit = site(Kind.EXIT, "", "", Access.PLAIN);
            super.visitEnd();
            monitor.write(enter, exit, line);
            return;
        }
        super.visitEnd();
    }

    private int site(Kind kind, String owner, String member, Access access) {
        Site site = new Site(
                Sites.nextNumber(),
                kind,
                className.replace('/', '.'),
                file,
                line,
                owner.replace('/', '.'),
                member,
                access);
        Sites.add(site);
        return site.number();
    }

    private int store(Type type, int which) {
        boolean isReference = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        String key = (isReference ? "reference" : type.getDescriptor()) + which;
        int local = spare.computeIfAbsent(key, k -> newLocal(isReference ? OBJECT : type));
        storeLocal(local, type);
        return local;
    }

    private void probe(String method, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, PROBE, method, descriptor, false);
    }

    private static Type elementType(int opcode) {
        return switch (opcode) {
            case Opcodes.LASTORE -> Type.LONG_TYPE;
            case Opcodes.FASTORE -> Type.FLOAT_TYPE;
            case Opcodes.DASTORE -> Type.DOUBLE_TYPE;
            case Opcodes.AASTORE -> OBJECT;
            default -> Type.INT_TYPE;
        };
    }
}

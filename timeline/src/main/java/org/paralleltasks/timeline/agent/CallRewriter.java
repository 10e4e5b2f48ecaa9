package org.paralleltasks.timeline.agent;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites a class so that its calls go by way of {@link RecordedCalls}: {@code lock.lock()} becomes {@code
 * RecordedCalls.lock(lock, "lock")}. Which calls those are is read from the methods of that class. Monitors are told to
 * {@link RecordedMonitors}. No line numbers change and no frames, so that stack traces stay what they were but for one
 * frame more.
 */
final class CallRewriter extends ClassVisitor {
    private static final String CALLS = Type.getInternalName(RecordedCalls.class);
    private static final String MONITORS = Type.getInternalName(RecordedMonitors.class);
    private static final String OF_MONITOR = "(Ljava/lang/Object;)V";

    private static final Map<String, List<Rule>> RULES = rules();

    private final Hierarchy hierarchy;
    private final boolean all;

    private String className;

    private CallRewriter(ClassVisitor writer, Hierarchy hierarchy, boolean all) {
        super(Opcodes.ASM9, writer);
        this.hierarchy = hierarchy;
        this.all = all;
    }

    /**
     * A call to rewrite.
     *
     * @param owner the class that has the method, or from which the receiver's class inherits it
     * @param target the descriptor of the method to call in its place
     * @param named whether that takes the name of the field that the receiver came from
     * @param everywhere whether libraries are rewritten, too
     */
    private record Rule(String owner, String target, boolean named, boolean everywhere) {}

    static byte[] rewrite(byte[] bytes, Hierarchy hierarchy, boolean all) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CallRewriter(writer, hierarchy, all), 0);
        return writer.toByteArray();
    }

    /** By the name and the descriptor of the call as the program has it. */
    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (Method method : RecordedCalls.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                Type[] types = Type.getArgumentTypes(method);
                boolean named = method.isAnnotationPresent(RecordedCalls.Named.class);
                int end = named ? types.length - 1 : types.length;
                List<Type> arguments = new ArrayList<>(List.of(types).subList(1, end));
                String original = Type.getMethodDescriptor(Type.getReturnType(method), arguments.toArray(new Type[0]));
                rules.computeIfAbsent(method.getName() + original, key -> new ArrayList<>())
                        .add(new Rule(
                                types[0].getInternalName(),
                                Type.getMethodDescriptor(method),
                                named,
                                method.isAnnotationPresent(RecordedCalls.InLibrariesToo.class)));
            }
        }
        return rules;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        className = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor writer = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean isSynchronized = all && (access & Opcodes.ACC_SYNCHRONIZED) != 0 && (access & Opcodes.ACC_NATIVE) == 0;
        return isSynchronized ? new SynchronizedMethod(writer, (access & Opcodes.ACC_STATIC) != 0) : new Calls(writer);
    }

    private class Calls extends MethodVisitor {
        /** The field read last in this line, if nothing else has been pushed since; else null. */
        private String field;

        Calls(MethodVisitor writer) {
            super(Opcodes.ASM9, writer);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Rule rule = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE
                    ? ruleFor(owner, name, descriptor)
                    : null;
            if (rule == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                if (rule.named) {
                    if (field == null) {
                        super.visitInsn(Opcodes.ACONST_NULL);
                    } else {
                        super.visitLdcInsn(field);
                    }
                }
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CALLS, name, rule.target, false);
            }
            field = null;
        }

        private Rule ruleFor(String owner, String name, String descriptor) {
            for (Rule rule : RULES.getOrDefault(name + descriptor, List.of())) {
                if ((all || rule.everywhere) && hierarchy.isA(owner, rule.owner)) {
                    return rule;
                }
            }
            return null;
        }

        @Override
        public void visitInsn(int opcode) {
            if (all && opcode == Opcodes.MONITORENTER) {
                super.visitInsn(Opcodes.DUP);
                if (field == null) {
                    super.visitInsn(Opcodes.ACONST_NULL);
                } else {
                    super.visitLdcInsn(field);
                }
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC, MONITORS, "requested", "(Ljava/lang/Object;Ljava/lang/String;)V", false);
                super.visitInsn(Opcodes.DUP);
                super.visitInsn(Opcodes.MONITORENTER);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, MONITORS, "acquired", OF_MONITOR, false);
            } else if (all && opcode == Opcodes.MONITOREXIT) {
                super.visitInsn(Opcodes.DUP);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, MONITORS, "released", OF_MONITOR, false);
                super.visitInsn(Opcodes.MONITOREXIT);
            } else {
                super.visitInsn(opcode);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            field = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC ? name : null;
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            super.visitVarInsn(opcode, variable);
            if (opcode == Opcodes.ALOAD) {
                field = null;
            }
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            super.visitLineNumber(line, start);
            field = null;
        }
    }

    /** A method with the modifier: its monitor is taken before its first instruction, and released on every way out. */
    private final class SynchronizedMethod extends Calls {
        private final boolean isStatic;
        private final Label start = new Label();
        private final Label end = new Label();

        SynchronizedMethod(MethodVisitor writer, boolean isStatic) {
            super(writer);
            this.isStatic = isStatic;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            tell("acquired");
            mv.visitLabel(start);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                tell("released");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            mv.visitLabel(end);
            // After the handlers of the method itself, which come first.
            mv.visitTryCatchBlock(start, end, end, null);
            Object[] locals = isStatic ? new Object[0] : new Object[] {className};
            mv.visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
            tell("released");
            mv.visitInsn(Opcodes.ATHROW);
            super.visitMaxs(maxStack, maxLocals);
        }

        private void tell(String what) {
            if (isStatic) {
                mv.visitLdcInsn(Type.getObjectType(className));
            } else {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
            }
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, MONITORS, what, OF_MONITOR, false);
        }
    }
}

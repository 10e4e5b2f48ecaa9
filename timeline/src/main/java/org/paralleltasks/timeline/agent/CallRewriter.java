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
 * Rewrites a class so that the recorder is told of its calls: of those that wait before and after they are made ({@link
 * Announcements}), of monitors likewise ({@link RecordedMonitors}), and some are made by way of {@link RecordedCalls}. No
 * line numbers change, and no thread that waits has a frame of the recorder on its stack.
 */
final class CallRewriter extends ClassVisitor {
    private static final String CALLS = Type.getInternalName(RecordedCalls.class);
    private static final String ANNOUNCEMENTS = Type.getInternalName(Announcements.class);
    private static final String MONITORS = Type.getInternalName(RecordedMonitors.class);
    private static final String OF_MONITOR = "(Ljava/lang/Object;)V";
    private static final String OF_CALL = "(Ljava/lang/Object;Ljava/lang/String;)V";

    private static final String LOCK = "java/util/concurrent/locks/Lock";
    private static final String CONDITION = "java/util/concurrent/locks/Condition";
    private static final String OBJECT = "java/lang/Object";
    private static final String THREAD = "java/lang/Thread";

    private static final Map<String, List<Rule>> RULES = rules();

    private final Hierarchy hierarchy;
    private final boolean all;

    /** The first local variable that a method does not use, by its name and descriptor. */
    private final Map<String, Integer> freeVariables;

    private String className;

    private CallRewriter(ClassVisitor writer, Hierarchy hierarchy, boolean all, Map<String, Integer> freeVariables) {
        super(Opcodes.ASM9, writer);
        this.hierarchy = hierarchy;
        this.all = all;
        this.freeVariables = freeVariables;
    }

    /** How the recorder is told of a call. */
    private enum Way {
        /** Just before it; the target is a method of {@link Announcements}. It has no arguments. */
        BEFORE,
        /** Just before and just after it; the target is what the names of two such methods begin with. */
        AROUND,
        /** The call is made by {@link RecordedCalls}; the target is the descriptor there. */
        INSTEAD
    }

    /**
     * A call to tell of.
     *
     * @param owner the class that has the method, or from which the receiver's class inherits it
     * @param everywhere whether that of a library counts, too
     */
    private record Rule(String owner, Way way, String target, boolean everywhere) {}

    static byte[] rewrite(byte[] bytes, Hierarchy hierarchy, boolean all) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CallRewriter(writer, hierarchy, all, freeVariables(reader)), 0);
        return writer.toByteArray();
    }

    private static Map<String, Integer> freeVariables(ClassReader reader) {
        Map<String, Integer> free = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitMaxs(int maxStack, int maxLocals) {
                                free.put(name + descriptor, maxLocals);
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return free;
    }

    /** By the name and the descriptor of the call as the program has it. */
    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (String call : List.of("lock()V", "lockInterruptibly()V", "tryLock()Z")) {
            add(rules, call, new Rule(LOCK, Way.AROUND, "lock", false));
        }
        add(rules, "tryLock(JLjava/util/concurrent/TimeUnit;)Z", new Rule(LOCK, Way.AROUND, "lock", false));
        add(rules, "unlock()V", new Rule(LOCK, Way.BEFORE, "unlock", false));
        for (String call : List.of(
                "await()V",
                "awaitUninterruptibly()V",
                "awaitNanos(J)J",
                "await(JLjava/util/concurrent/TimeUnit;)Z",
                "awaitUntil(Ljava/util/Date;)Z")) {
            add(rules, call, new Rule(CONDITION, Way.AROUND, "wait", false));
        }
        for (String name : List.of("signal", "signalAll")) {
            add(rules, name + "()V", new Rule(CONDITION, Way.BEFORE, name, false));
        }
        for (String call : List.of("wait()V", "wait(J)V")) {
            add(rules, call, new Rule(OBJECT, Way.AROUND, "wait", false));
        }
        for (String name : List.of("notify", "notifyAll")) {
            add(rules, name + "()V", new Rule(OBJECT, Way.BEFORE, name, false));
        }
        for (String call : List.of("join()V", "join(J)V")) {
            add(rules, call, new Rule(THREAD, Way.AROUND, "join", false));
        }
        add(rules, "interrupt()V", new Rule(THREAD, Way.BEFORE, "interrupt", true));
        for (String channel : List.of("FileChannel", "SocketChannel")) {
            Rule rule = new Rule("java/nio/channels/" + channel, Way.AROUND, "read", true);
            add(rules, "read(Ljava/nio/ByteBuffer;)I", rule);
        }
        Rule accept = new Rule("java/nio/channels/ServerSocketChannel", Way.AROUND, "read", true);
        add(rules, "accept()Ljava/nio/channels/SocketChannel;", accept);
        add(rules, "destroy()V", new Rule("java/lang/Process", Way.BEFORE, "destroy", true));
        add(rules, "destroy()Z", new Rule("java/lang/ProcessHandle", Way.BEFORE, "destroy", true));
        Rule kill = new Rule("java/lang/Process", Way.BEFORE, "destroyForcibly", true);
        add(rules, "destroyForcibly()Ljava/lang/Process;", kill);
        add(rules, "destroyForcibly()Z", new Rule("java/lang/ProcessHandle", Way.BEFORE, "destroyForcibly", true));
        for (Method method : RecordedCalls.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                addInstead(rules, method);
            }
        }
        return rules;
    }

    private static void addInstead(Map<String, List<Rule>> rules, Method method) {
        Type[] types = Type.getArgumentTypes(method);
        Type[] arguments = List.of(types).subList(1, types.length).toArray(new Type[0]);
        String original = Type.getMethodDescriptor(Type.getReturnType(method), arguments);
        boolean everywhere = method.isAnnotationPresent(RecordedCalls.InLibrariesToo.class);
        add(
                rules,
                method.getName() + original,
                new Rule(types[0].getInternalName(), Way.INSTEAD, Type.getMethodDescriptor(method), everywhere));
    }

    private static void add(Map<String, List<Rule>> rules, String call, Rule rule) {
        rules.computeIfAbsent(call, key -> new ArrayList<>()).add(rule);
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
        int free = freeVariables.getOrDefault(name + descriptor, 0);
        boolean isSynchronized = all && (access & Opcodes.ACC_SYNCHRONIZED) != 0 && (access & Opcodes.ACC_NATIVE) == 0;
        return isSynchronized
                ? new SynchronizedMethod(writer, free, (access & Opcodes.ACC_STATIC) != 0)
                : new Calls(writer, free);
    }

    private class Calls extends MethodVisitor {
        private final int freeVariable;

        /** The field read last in this line, if nothing else has been pushed since; else null. */
        private String field;

        Calls(MethodVisitor writer, int freeVariable) {
            super(Opcodes.ASM9, writer);
            this.freeVariable = freeVariable;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Rule rule = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE
                    ? ruleFor(owner, name, descriptor)
                    : null;
            if (rule == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else if (rule.way == Way.INSTEAD) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CALLS, name, rule.target, false);
            } else if (rule.way == Way.BEFORE) {
                super.visitInsn(Opcodes.DUP);
                announce(rule.target, OF_CALL);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                Type[] arguments = Type.getArgumentTypes(descriptor);
                keep(arguments);
                super.visitVarInsn(Opcodes.ALOAD, freeVariable);
                announce(rule.target + "Begins", OF_CALL);
                putBack(arguments);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                boolean tells = rule.target.equals("lock") && descriptor.endsWith("Z");
                if (tells) {
                    super.visitInsn(Opcodes.DUP);
                }
                super.visitVarInsn(Opcodes.ALOAD, freeVariable);
                announce(rule.target + "Ends", tells ? "(Z" + OF_CALL.substring(1) : OF_CALL);
            }
            field = null;
        }

        /** Moves the receiver and the arguments from the stack to variables that are free. */
        private void keep(Type... arguments) {
            int variable = freeVariable + 1 + sizeOf(arguments);
            for (int i = arguments.length - 1; i >= 0; i--) {
                variable -= arguments[i].getSize();
                super.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), variable);
            }
            super.visitVarInsn(Opcodes.ASTORE, freeVariable);
        }

        private void putBack(Type... arguments) {
            super.visitVarInsn(Opcodes.ALOAD, freeVariable);
            int variable = freeVariable + 1;
            for (Type argument : arguments) {
                super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), variable);
                variable += argument.getSize();
            }
        }

        private static int sizeOf(Type... arguments) {
            int size = 0;
            for (Type argument : arguments) {
                size += argument.getSize();
            }
            return size;
        }

        private void announce(String method, String descriptor) {
            pushField();
            super.visitMethodInsn(Opcodes.INVOKESTATIC, ANNOUNCEMENTS, method, descriptor, false);
        }

        private void pushField() {
            if (field == null) {
                super.visitInsn(Opcodes.ACONST_NULL);
            } else {
                super.visitLdcInsn(field);
            }
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
                pushField();
                super.visitMethodInsn(Opcodes.INVOKESTATIC, MONITORS, "requested", OF_CALL, false);
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

        SynchronizedMethod(MethodVisitor writer, int freeVariable, boolean isStatic) {
            super(writer, freeVariable);
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

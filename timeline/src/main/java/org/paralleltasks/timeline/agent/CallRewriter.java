package org.paralleltasks.timeline.agent;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites a class so that the recorder is told of its calls: of those that wait before and after they are made ({@link
 * Announcements}), of monitors likewise ({@link RecordedMonitors}), and some are made by way of {@link RecordedCalls}. So are
 * those of its method references ({@link MethodReferences}). No line numbers change, and no thread that waits has a frame of
 * the recorder on its stack.
 */
final class CallRewriter extends ClassVisitor {
    private final Hierarchy hierarchy;
    private final boolean all;

    /** By the method's name and descriptor. */
    private final Map<String, Facts> facts;

    private String className;
    private MethodReferences references;

    private CallRewriter(ClassVisitor writer, Hierarchy hierarchy, boolean all, Map<String, Facts> facts) {
        super(Opcodes.ASM9, writer);
        this.hierarchy = hierarchy;
        this.all = all;
        this.facts = facts;
    }

    /**
     * What must be known of a method before it is rewritten.
     *
     * @param freeVariable the first local variable that it does not use
     * @param firstLine the line of its first instruction, or 0 where that is not known
     */
    private record Facts(int freeVariable, int firstLine) {}

    /**
     * The class with what tells the recorder.
     *
     * @param all whether it is the program's own; of a library's calls few are told
     */
    static byte[] rewrite(byte[] bytes, Hierarchy hierarchy, boolean all) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CallRewriter(writer, hierarchy, all, factsOf(reader)), 0);
        return writer.toByteArray();
    }

    private static Map<String, Facts> factsOf(ClassReader reader) {
        Map<String, Facts> facts = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            private int firstLine;

                            @Override
                            public void visitLineNumber(int line, Label start) {
                                firstLine = firstLine == 0 ? line : firstLine;
                            }

                            @Override
                            public void visitMaxs(int maxStack, int maxLocals) {
                                facts.put(name + descriptor, new Facts(maxLocals, firstLine));
                            }
                        };
                    }
                },
                ClassReader.SKIP_FRAMES);
        return facts;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        className = name;
        references = new MethodReferences(name, (access & Opcodes.ACC_INTERFACE) != 0);
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        Facts known = facts.getOrDefault(name + descriptor, new Facts(0, 0));
        boolean hasMonitor = all && (access & Opcodes.ACC_SYNCHRONIZED) != 0 && (access & Opcodes.ACC_NATIVE) == 0;
        MethodVisitor writer = super.visitMethod(
                hasMonitor ? access & ~Opcodes.ACC_SYNCHRONIZED : access, name, descriptor, signature, exceptions);
        return hasMonitor
                ? new SynchronizedMethod(
                        writer,
                        hierarchy,
                        references,
                        known.freeVariable,
                        known.firstLine,
                        className,
                        (access & Opcodes.ACC_STATIC) != 0)
                : new RewrittenMethod(writer, hierarchy, references, all, known.freeVariable);
    }

    @Override
    public void visitEnd() {
        references.write((access, name, descriptor, freeVariable) -> new RewrittenMethod(
                cv.visitMethod(access, name, descriptor, null, null), hierarchy, references, all, freeVariable));
        super.visitEnd();
    }
}

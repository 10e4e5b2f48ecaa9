package org.paralleltasks.grading.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts probes into a class. A {@code synchronized} method becomes a method with an explicit monitor around a call of its
 * body, which has the method's name and {@link SubjectLoader#BODY}, so that the taking and the giving back can be seen too.
 */
final class ProbeInserter extends ClassVisitor {
    private final SubjectClasses classes;
    private String className;
    private String file = "?";
    private boolean isInterface;

    ProbeInserter(ClassVisitor next, SubjectClasses classes) {
        super(Opcodes.ASM9, next);
        this.classes = classes;
    }

    @Override
    public void visit(int version, int access, String name, String generic, String superName, String[] interfaces) {
        className = name;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, name, generic, superName, interfaces);
    }

    @Override
    public void visitSource(String source, String debug) {
        file = source;
        super.visitSource(source, debug);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] exceptions) {
        String bodyName = name;
        int bodyAccess = access;
        MonitorMethod monitor = null;
        if ((access & Opcodes.ACC_SYNCHRONIZED) != 0 && (access & Opcodes.ACC_NATIVE) == 0) {
            bodyName = name + SubjectLoader.BODY;
            bodyAccess = access
                            & ~(Opcodes.ACC_SYNCHRONIZED
                                    | Opcodes.ACC_PUBLIC
                                    | Opcodes.ACC_PROTECTED
                                    | Opcodes.ACC_BRIDGE)
                    | Opcodes.ACC_PRIVATE
                    | Opcodes.ACC_SYNTHETIC;
            MethodVisitor outer =
                    super.visitMethod(access & ~Opcodes.ACC_SYNCHRONIZED, name, type, generic, exceptions);
            monitor = new MonitorMethod(outer, access, className, isInterface, name, type, exceptions);
        }
        MethodVisitor body =
                super.visitMethod(bodyAccess, bodyName, type, monitor == null ? generic : null, exceptions);
        if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
            return body;
        }
        return new MethodProbes(bodyAccess, name, type, body, className, file, classes, monitor);
    }

    /** The method that takes the monitor, calls the body, and gives the monitor back on whichever way. */
    static final class MonitorMethod {
        private final MethodVisitor code;
        private final boolean isStatic;
        private final String className;
        private final boolean isInterface;
        private final String name;
        private final String type;
        private final String[] exceptions;

        MonitorMethod(
                MethodVisitor code,
                int access,
                String className,
                boolean isInterface,
                String name,
                String type,
                String[] exceptions) {
            this.code = code;
            this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
            this.className = className;
            this.isInterface = isInterface;
            this.name = name;
            this.type = type;
            this.exceptions = exceptions;
        }

        /**
         * Writes it.
         *
         * @param enter the site of the taking
         * @param exit the site of the giving back
         * @param line of the source, 0 if unknown
         */
        void write(int enter, int exit, int line) {
            Label begin = new Label();
            Label end = new Label();
            Label thrown = new Label();
            code.visitCode();
            code.visitTryCatchBlock(begin, end, thrown, null);
            Label first = new Label();
            code.visitLabel(first);
            code.visitLineNumber(line, first);
            monitor();
            probe(enter, "entering");
            monitor();
            code.visitInsn(Opcodes.MONITORENTER);
            code.visitLabel(begin);
            monitor();
            probe(enter, "entered");
            int local = 0;
            if (!isStatic) {
                code.visitVarInsn(Opcodes.ALOAD, local++);
            }
            for (Type argument : Type.getArgumentTypes(type)) {
                code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
                local += argument.getSize();
            }
            code.visitMethodInsn(
                    isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
                    className,
                    name + SubjectLoader.BODY,
                    type,
                    isInterface);
            code.visitLabel(end);
            giveBack(exit);
            code.visitInsn(Type.getReturnType(type).getOpcode(Opcodes.IRETURN));
            code.visitLabel(thrown);
            Object[] locals = locals();
            code.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
            giveBack(exit);
            code.visitInsn(Opcodes.ATHROW);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }

        private void giveBack(int exit) {
            monitor();
            probe(exit, "exiting");
            monitor();
            code.visitInsn(Opcodes.MONITOREXIT);
        }

        private void monitor() {
            if (isStatic) {
                code.visitLdcInsn(Type.getObjectType(className));
            } else {
                code.visitVarInsn(Opcodes.ALOAD, 0);
            }
        }

        private void probe(int site, String method) {
            code.visitLdcInsn(site);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, MethodProbes.PROBE, method, "(Ljava/lang/Object;I)V", false);
        }

        private Object[] locals() {
            List<Object> locals = new ArrayList<>();
            if (!isStatic) {
                locals.add(className);
            }
            for (Type argument : Type.getArgumentTypes(type)) {
                locals.add(frameType(argument));
            }
            return locals.toArray();
        }

        private static Object frameType(Type type) {
            return switch (type.getSort()) {
                case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
                case Type.LONG -> Opcodes.LONG;
                case Type.FLOAT -> Opcodes.FLOAT;
                case Type.DOUBLE -> Opcodes.DOUBLE;
                default -> type.getInternalName();
            };
        }

        List<String> exceptions() {
            return exceptions == null ? Collections.emptyList() : Arrays.asList(exceptions);
        }
    }
}

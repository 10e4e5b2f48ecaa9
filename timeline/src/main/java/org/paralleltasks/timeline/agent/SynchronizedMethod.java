package org.paralleltasks.timeline.agent;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method with the modifier {@code synchronized}, as one whose body is a block with that keyword: its monitor is taken
 * before its first instruction, where it can be told of as that of a block, and released on every way out. The modifier itself
 * is for the caller to take away.
 */
final class SynchronizedMethod extends RewrittenMethod {
    private final int firstLine;
    private final String className;
    private final boolean isStatic;

    /** Where the monitor is held, from a label to the next; an exception there must release it. */
    private final List<Label> held = new ArrayList<>();

    /** Where the instructions begin that are written at present, or null after one by which the method ends. */
    private Label begun;

    /**
     * Writes a method anew.
     *
     * @param firstLine the line of its first instruction, or 0 where that is not known
     * @param className its class, an internal name
     */
    SynchronizedMethod(
            MethodVisitor writer,
            Hierarchy hierarchy,
            MethodReferences references,
            int freeVariable,
            int firstLine,
            String className,
            boolean isStatic) {
        super(writer, hierarchy, references, true, freeVariable);
        this.firstLine = firstLine;
        this.className = className;
        this.isStatic = isStatic;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (firstLine > 0) {
            mv.visitLineNumber(firstLine, label());
        }
        pushMonitor();
        tellOfRequest(null);
        pushMonitor();
        mv.visitInsn(Opcodes.MONITORENTER);
        begun = label();
        pushMonitor();
        tellOfMonitor("acquired");
    }

    @Override
    public void visitFrame(int type, int locals, Object[] local, int depth, Object[] stack) {
        super.visitFrame(type, locals, local, depth, stack);
        if (begun == null) {
            begun = label(); // What follows a return is jumped to, and so begins with a frame.
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            pushMonitor();
            tellOfMonitor("released");
            exit();
            end();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (begun != null) {
            end();
        }
        Label failed = handler();
        pushMonitor();
        tellOfMonitor("released");
        Label told = label();
        exit();
        mv.visitInsn(Opcodes.ATHROW);
        // The stack may be used up, so that it cannot be told; the monitor is released all the same.
        Label notTold = handler();
        exit();
        mv.visitInsn(Opcodes.ATHROW);
        // After the handlers of the method itself, which come first.
        for (int i = 0; i < held.size(); i += 2) {
            mv.visitTryCatchBlock(held.get(i), held.get(i + 1), failed, null);
        }
        mv.visitTryCatchBlock(failed, told, notTold, null);
        super.visitMaxs(maxStack, maxLocals);
    }

    private void end() {
        held.add(begun);
        held.add(label());
        begun = null;
    }

    private Label handler() {
        Label label = label();
        Object[] locals = isStatic ? new Object[0] : new Object[] {className};
        mv.visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
        return label;
    }

    private Label label() {
        Label label = new Label();
        mv.visitLabel(label);
        return label;
    }

    private void exit() {
        pushMonitor();
        mv.visitInsn(Opcodes.MONITOREXIT);
    }

    private void pushMonitor() {
        if (isStatic) {
            mv.visitLdcInsn(Type.getObjectType(className));
        } else {
            mv.visitVarInsn(Opcodes.ALOAD, 0);
        }
    }
}

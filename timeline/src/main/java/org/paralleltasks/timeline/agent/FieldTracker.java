package org.paralleltasks.timeline.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Follows which field each value on the operand stack was read from, so that the receiver of a call can be named, however
 * many arguments lie on top of it. It is careful: after a branch, or an instruction that it does not follow, it knows
 * nothing of what the stack held.
 *
 * <p>A subclass passes the method's own instructions on with {@code super} and its additions, which must leave the stack as
 * it was, to {@link #mv}.
 */
abstract class FieldTracker extends MethodVisitor {
    /** Stands for a value that is from no field, or from an unknown one. */
    private static final String NONE = "";

    /** The slots that are known, the top of the stack first. */
    private final Deque<String> slots = new ArrayDeque<>();

    FieldTracker(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /**
     * The field that the value at a depth was read from.
     *
     * @param depth how many slots lie above it
     * @return its name, or null where it is not from a field or that is not known
     */
    final String fieldAt(int depth) {
        Iterator<String> below = slots.iterator();
        try {
            for (int i = 0; i < depth; i++) {
                below.next();
            }
            String field = below.next();
            return field.equals(NONE) ? null : field;
        } catch (NoSuchElementException e) {
            return null;
        }
    }

    private void push(int size) {
        for (int i = 0; i < size; i++) {
            slots.push(NONE);
        }
    }

    private void pop(int size) {
        for (int i = 0; i < size; i++) {
            slots.poll();
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
        int size = Type.getType(descriptor).getSize();
        switch (opcode) {
            case Opcodes.GETFIELD, Opcodes.GETSTATIC -> {
                pop(opcode == Opcodes.GETFIELD ? 1 : 0);
                if (size == 1 && !name.contains("$")) { // The compiler's own are none that a reader knows.
                    slots.push(name);
                } else {
                    push(size);
                }
            }
            case Opcodes.PUTFIELD -> pop(size + 1);
            default -> pop(size);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        super.visitVarInsn(opcode, variable);
        switch (opcode) {
            case Opcodes.ILOAD, Opcodes.FLOAD, Opcodes.ALOAD -> push(1);
            case Opcodes.LLOAD, Opcodes.DLOAD -> push(2);
            case Opcodes.ISTORE, Opcodes.FSTORE, Opcodes.ASTORE -> pop(1);
            case Opcodes.LSTORE, Opcodes.DSTORE -> pop(2);
            default -> slots.clear();
        }
    }

    @Override
    public void visitInsn(int opcode) {
        super.visitInsn(opcode);
        if (opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.DCONST_1) {
            boolean isLong = opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1;
            push(isLong || opcode >= Opcodes.DCONST_0 ? 2 : 1);
            return;
        }
        switch (opcode) {
            case Opcodes.NOP -> {}
            case Opcodes.DUP -> slots.push(slots.isEmpty() ? NONE : slots.peek());
            case Opcodes.POP, Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> pop(1);
            case Opcodes.AALOAD -> pop(1); // What is in an array goes by the array's name.
            default -> slots.clear();
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        if (opcode == Opcodes.NEWARRAY) {
            pop(1);
        }
        push(1);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        if (opcode == Opcodes.NEW) {
            push(1);
        } else if (opcode != Opcodes.CHECKCAST) { // A cast leaves the value as it is.
            pop(1);
            push(1);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        super.visitLdcInsn(value);
        push(value instanceof Long || value instanceof Double ? 2 : 1);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        called(descriptor, opcode != Opcodes.INVOKESTATIC);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        called(descriptor, false);
    }

    /** A call has taken its arguments, and its receiver if it has one, and left its result. */
    final void called(String descriptor, boolean hasReceiver) {
        pop(sizeOfArguments(descriptor) + (hasReceiver ? 1 : 0));
        push(Type.getReturnType(descriptor).getSize());
    }

    static int sizeOfArguments(String descriptor) {
        int size = 0;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            size += argument.getSize();
        }
        return size;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        super.visitJumpInsn(opcode, label);
        slots.clear();
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        super.visitTableSwitchInsn(min, max, otherwise, labels);
        slots.clear();
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        super.visitLookupSwitchInsn(otherwise, keys, labels);
        slots.clear();
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        super.visitMultiANewArrayInsn(descriptor, dimensions);
        pop(dimensions);
        push(1);
    }

    /** There is one wherever two branches meet. */
    @Override
    public void visitFrame(int type, int locals, Object[] local, int depth, Object[] stack) {
        super.visitFrame(type, locals, local, depth, stack);
        slots.clear();
    }
}

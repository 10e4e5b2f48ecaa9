package org.paralleltasks.timeline.agent;

import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A method whose calls and monitors the recorder is told of. */
class RewrittenMethod extends FieldTracker {
    private static final String CALLS = Type.getInternalName(RecordedCalls.class);
    private static final String ANNOUNCEMENTS = Type.getInternalName(Announcements.class);
    private static final String MONITORS = Type.getInternalName(RecordedMonitors.class);
    private static final String OF_MONITOR = "(Ljava/lang/Object;)V";
    private static final String OF_CALL = "(Ljava/lang/Object;Ljava/lang/String;)V";

    private final Hierarchy hierarchy;
    private final MethodReferences references;
    private final boolean all;
    private final int freeVariable;

    private int line;

    /**
     * Writes a method anew.
     *
     * @param references those of its class, where its own are added
     * @param all whether it is the program's own; of a library's calls few are told, and of its monitors none
     * @param freeVariable the first local variable that it does not use
     */
    RewrittenMethod(
            MethodVisitor writer, Hierarchy hierarchy, MethodReferences references, boolean all, int freeVariable) {
        super(writer);
        this.hierarchy = hierarchy;
        this.references = references;
        this.all = all;
        this.freeVariable = freeVariable;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        Optional<Rule> found = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE
                ? Rule.of(owner, name, descriptor, hierarchy, all)
                : Optional.empty();
        if (found.isEmpty()) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            return;
        }
        Rule rule = found.get();
        String field = fieldAt(sizeOfArguments(descriptor));
        switch (rule.way()) {
            case INSTEAD -> {
                mv.visitMethodInsn(Opcodes.INVOKESTATIC, CALLS, name, rule.target(), false);
                called(descriptor, true);
            }
            case BEFORE -> {
                mv.visitInsn(Opcodes.DUP);
                announce(rule.target(), OF_CALL, field);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
            case AROUND -> {
                Type[] arguments = Type.getArgumentTypes(descriptor);
                keep(arguments);
                mv.visitVarInsn(Opcodes.ALOAD, freeVariable);
                announce(rule.target() + "Begins", OF_CALL, field);
                putBack(arguments);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                boolean tells = rule.target().equals("lock") && descriptor.endsWith("Z");
                if (tells) {
                    mv.visitInsn(Opcodes.DUP);
                }
                mv.visitVarInsn(Opcodes.ALOAD, freeVariable);
                announce(rule.target() + "Ends", tells ? "(Z" + OF_CALL.substring(1) : OF_CALL, field);
            }
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        Optional<Handle> target = MethodReferences.target(bootstrap, arguments)
                .filter(t -> Rule.of(t.getOwner(), t.getName(), t.getDesc(), hierarchy, all)
                        .isPresent());
        Object[] told = arguments.clone();
        target.ifPresent(t -> told[1] = references.instead(t, line));
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, told);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        super.visitLineNumber(number, start);
        line = number;
    }

    /** Moves the receiver and the arguments from the stack to variables that are free. */
    private void keep(Type... arguments) {
        int variable = freeVariable + 1;
        for (Type argument : arguments) {
            variable += argument.getSize();
        }
        for (int i = arguments.length - 1; i >= 0; i--) {
            variable -= arguments[i].getSize();
            mv.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), variable);
        }
        mv.visitVarInsn(Opcodes.ASTORE, freeVariable);
    }

    private void putBack(Type... arguments) {
        mv.visitVarInsn(Opcodes.ALOAD, freeVariable);
        int variable = freeVariable + 1;
        for (Type argument : arguments) {
            mv.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), variable);
            variable += argument.getSize();
        }
    }

    private void announce(String method, String descriptor, String field) {
        pushName(field);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, ANNOUNCEMENTS, method, descriptor, false);
    }

    private void pushName(String field) {
        if (field == null) {
            mv.visitInsn(Opcodes.ACONST_NULL);
        } else {
            mv.visitLdcInsn(field);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (all && opcode == Opcodes.MONITORENTER) {
            mv.visitInsn(Opcodes.DUP);
            tellOfRequest(fieldAt(0));
            mv.visitInsn(Opcodes.DUP);
            super.visitInsn(opcode);
            tellOfMonitor("acquired");
        } else if (all && opcode == Opcodes.MONITOREXIT) {
            mv.visitInsn(Opcodes.DUP);
            tellOfMonitor("released");
            super.visitInsn(opcode);
        } else {
            super.visitInsn(opcode);
        }
    }

    /** That the monitor on top of the stack, which this takes from there, is about to be asked for. */
    final void tellOfRequest(String field) {
        pushName(field);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, MONITORS, "requested", OF_CALL, false);
    }

    /** What happens to the monitor on top of the stack, which this takes from there. */
    final void tellOfMonitor(String what) {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, MONITORS, what, OF_MONITOR, false);
    }
}

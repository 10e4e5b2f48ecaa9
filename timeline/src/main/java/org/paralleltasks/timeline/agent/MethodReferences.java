package org.paralleltasks.timeline.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes a method reference such as {@code Condition::signal} one to a new method of the program's class, which makes that call
 * and so can be told of like any other. The new method is what the compiler would have made of the lambda {@code c ->
 * c.signal()} in the same line.
 */
final class MethodReferences {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    private final String className;
    private final boolean isInterface;
    private final List<Call> calls = new ArrayList<>();

    /** A call that a new method is to make. */
    private record Call(Handle target, Handle method, int line) {}

    /** For the references in a class, an internal name. */
    MethodReferences(String className, boolean isInterface) {
        this.className = className;
        this.isInterface = isInterface;
    }

    /**
     * The method of an object that a method reference calls, where another may be put in its place. That of one which can be
     * serialized may not: it must be found again in another JVM.
     */
    static Optional<Handle> target(Handle bootstrap, Object... arguments) {
        boolean plain =
                bootstrap.getOwner().equals(FACTORY) && bootstrap.getName().equals("metafactory");
        return plain && arguments.length == 3 && arguments[1] instanceof Handle handle && isCall(handle)
                ? Optional.of(handle)
                : Optional.empty();
    }

    private static boolean isCall(Handle handle) {
        return handle.getTag() == Opcodes.H_INVOKEVIRTUAL || handle.getTag() == Opcodes.H_INVOKEINTERFACE;
    }

    /**
     * A new method in place of another.
     *
     * @param line where the reference is, or 0 where that is not known
     */
    Handle instead(Handle target, int line) {
        String descriptor = target.getDesc().replace("(", "(" + Type.getObjectType(target.getOwner()));
        String name = "lambda$recorded$" + calls.size();
        Handle method = new Handle(Opcodes.H_INVOKESTATIC, className, name, descriptor, isInterface);
        calls.add(new Call(target, method, line));
        return method;
    }

    /** How a new method is written. */
    interface Writer {
        /** Begins a method of the class being written, whose calls are told of. */
        MethodVisitor begin(int access, String name, String descriptor, int freeVariable);
    }

    /** Writes the new methods. */
    void write(Writer writer) {
        calls.forEach(call -> write(call, writer));
    }

    private static void write(Call call, Writer writer) {
        Handle method = call.method;
        Type[] parameters = Type.getArgumentTypes(method.getDesc());
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodVisitor code = writer.begin(
                access, method.getName(), method.getDesc(), FieldTracker.sizeOfArguments(method.getDesc()));
        code.visitCode();
        if (call.line > 0) {
            Label start = new Label();
            code.visitLabel(start);
            code.visitLineNumber(call.line, start);
        }
        int variable = 0;
        for (Type parameter : parameters) {
            code.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), variable);
            variable += parameter.getSize();
        }
        Handle target = call.target;
        int opcode = target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        code.visitMethodInsn(opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        code.visitInsn(Type.getReturnType(method.getDesc()).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}

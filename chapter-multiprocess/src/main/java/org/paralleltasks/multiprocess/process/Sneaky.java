package org.paralleltasks.multiprocess.process;

/** Lets a checked exception pass a method that declares none, as it is: a wrapper would hide it in the stack trace. */
final class Sneaky {
    private Sneaky() {}

    /** Throws the exception; declared to return one so that the caller can write {@code throw}. */
    @SuppressWarnings("unchecked") // The point of this class: the compiler takes E for an unchecked exception.
    static <E extends Exception> E unchecked(Exception exception) throws E {
        throw (E) exception;
    }
}

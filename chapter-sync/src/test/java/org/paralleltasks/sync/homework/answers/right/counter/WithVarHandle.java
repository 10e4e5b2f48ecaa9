package org.paralleltasks.sync.homework.answers.right.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.paralleltasks.sync.homework.given.Counter;

/** An atomic access of a plain field. */
public class WithVarHandle implements Counter {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(WithVarHandle.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // Through the handle.
    private volatile long count;

    @Override
    public void increment() {
        COUNT.getAndAdd(this, 1L);
    }

    @Override
    public long get() {
        return count;
    }
}

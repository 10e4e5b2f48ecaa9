package org.paralleltasks.grading.probe;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.objectweb.asm.Type;

/** Knows which of the JDK's methods wait with a limit to their waiting, and which of their arguments it is. */
final class TimedWaits {
    private static final String UNIT = Type.getDescriptor(TimeUnit.class);

    /** Those whose last two arguments are the limit and its unit. */
    private static final Set<String> WITH_UNIT = Set.of(
            "await",
            "awaitTermination",
            "exchange",
            "get",
            "invokeAll",
            "invokeAny",
            "offer",
            "offerFirst",
            "offerLast",
            "poll",
            "pollFirst",
            "pollLast",
            "tryAcquire",
            "tryLock",
            "tryTransfer");

    /** Those whose only argument it is, in milliseconds. */
    private static final Set<String> WITH_MILLIS = Set.of("join", "wait");

    private TimedWaits() {}

    /** The index of the limit among the arguments of such a method, or -1 if the method is none. */
    static int indexOfLimit(String method, Type[] arguments) {
        int last = arguments.length - 1;
        if (last >= 1
                && WITH_UNIT.contains(method)
                && arguments[last].getDescriptor().equals(UNIT)
                && arguments[last - 1].equals(Type.LONG_TYPE)) {
            return last - 1;
        }
        return last == 0 && WITH_MILLIS.contains(method) && arguments[0].equals(Type.LONG_TYPE) ? 0 : -1;
    }
}

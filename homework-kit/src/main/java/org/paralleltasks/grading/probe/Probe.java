package org.paralleltasks.grading.probe;

import java.util.concurrent.TimeUnit;

/**
 * What rewritten code calls. Each method passes the event on to the run that the calling thread belongs to; a thread that
 * belongs to none is not watched. Public only because the subject's classes have a loader of their own.
 */
public final class Probe {
    private Probe() {}

    /** Before a field is read; {@code object} is null for a static one. */
    public static void reading(Object object, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.before(Sites.get(site));
        }
    }

    /** After a field was read. */
    public static void read(Object object, Object value, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.read(Sites.get(site), object, value);
        }
    }

    /** Before a field is written. */
    public static void writing(Object object, Object value, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.write(Sites.get(site), object, value);
        }
    }

    /** Before an element of an array is read. */
    public static void readingElement(Object array, int index, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.element(Sites.get(site), array, index);
        }
    }

    /** Before an element of an array is written. */
    public static void writingElement(Object array, int index, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.element(Sites.get(site), array, index);
        }
    }

    /** Before a monitor is asked for. */
    public static void entering(Object monitor, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.asksFor(Sites.get(site), monitor);
        }
    }

    /** After a monitor was taken. */
    public static void entered(Object monitor, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.took(Sites.get(site), monitor);
        }
    }

    /** Before a monitor is given back; never throws, since the giving back must follow. */
    public static void exiting(Object monitor, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.givesBack(Sites.get(site), monitor);
        }
    }

    /** Before a method is called that has no probes itself; {@code receiver} is null for a static one. */
    public static void calling(Object receiver, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.calls(Sites.get(site), receiver);
        }
    }

    /** How long such a method waits that is called with a limit to its waiting. */
    public static long limit(long limit, TimeUnit unit, int site) {
        Run run = Run.ofThisThread();
        return run == null ? limit : run.limit(Sites.get(site), limit, unit);
    }

    /** After such a method returned; {@code result} is true unless it returned false. */
    public static void called(boolean result, Object receiver, int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.called(Sites.get(site), receiver, result);
        }
    }

    /** Before a method of the subject is called. */
    public static void callingOwn(int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.before(Sites.get(site));
        }
    }

    /** Where the static initializer of a class ends. */
    public static void initialized(int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.initialized(Sites.get(site));
        }
    }

    /** Before a jump backwards. */
    public static void loop(int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.before(Sites.get(site));
        }
    }

    /** Where the subject makes a reference to a method whose calls no probe will see. */
    public static void blind(int site) {
        Run run = Run.ofThisThread();
        if (run != null) {
            run.blind();
        }
    }
}

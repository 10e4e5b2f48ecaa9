package org.paralleltasks.subprocess.command;

/**
 * The threads of this package: daemons, and none in a group of its caller's. Who interrupts such a group as a whole, as an
 * application server or Maven's {@code exec:java} does at the end, means his own threads, and not the ones that see to it
 * that no process is left.
 */
final class CommandThread {
    private CommandThread() {}

    /** A thread that is not yet started. */
    static Thread of(String name, Runnable work) {
        Thread thread = new Thread(programsGroup(), work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The group of the thread that began with {@code main}: the one below the JVM's own. */
    private static ThreadGroup programsGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null && group.getParent().getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}

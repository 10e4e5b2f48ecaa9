package org.paralleltasks.multiprocess.process;

/**
 * Where an exception came from that a task threw in a worker: the root cause of that exception. It has the remote stack
 * trace as text, since classes of the worker may be unknown here.
 */
public final class RemoteException extends RuntimeException {
    RemoteException(String message) {
        super(message, null, false, false); // A stack trace of its own would only tell where the result was read.
    }
}

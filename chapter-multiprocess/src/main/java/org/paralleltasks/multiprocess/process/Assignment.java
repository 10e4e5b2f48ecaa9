package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * What the parent sends to a worker, once.
 *
 * @param process what to run
 * @param jvmOptions what {@link WorkerProcess#setWorkerJvmOptions} was given, for the worker's own children
 */
record Assignment(WorkerProcess process, List<String> jvmOptions) implements Serializable {
    static byte[] serialize(WorkerProcess process) {
        Assignment assignment = new Assignment(process, WorkerCommand.jvmOptions());
        try {
            return SerialForm.write(assignment);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "process '" + process.getName() + "' cannot be sent to a worker: " + SerialForm.reason(e), e);
        }
    }

    static Assignment deserialize(byte[] bytes) throws IOException, ClassNotFoundException {
        return (Assignment) SerialForm.read(bytes);
    }
}

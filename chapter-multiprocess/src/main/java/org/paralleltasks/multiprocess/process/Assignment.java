package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the parent sends to a worker, once. A class and not a record: to read the first record, Java serialization builds
 * method handles for 10 ms.
 */
final class Assignment implements Serializable {
    private final WorkerProcess process;
    private final ArrayList<String> jvmOptions;

    /**
     * An assignment of a process.
     *
     * @param process what to run
     * @param jvmOptions what {@link WorkerProcess#setWorkerJvmOptions} was given, for the worker's own children
     */
    Assignment(WorkerProcess process, List<String> jvmOptions) {
        this.process = process;
        this.jvmOptions = new ArrayList<>(jvmOptions);
    }

    WorkerProcess process() {
        return process;
    }

    List<String> jvmOptions() {
        return List.copyOf(jvmOptions);
    }

    /**
     * An assignment ready to be sent.
     *
     * @param bytes its serial form
     * @param sharedObjects the slots of the shared objects in it
     */
    record Parcel(byte[] bytes, Set<Integer> sharedObjects) {}

    static Parcel pack(WorkerProcess process) {
        Assignment assignment = new Assignment(process, WorkerCommand.jvmOptions());
        Handover.begin();
        Set<Integer> sharedObjects;
        byte[] bytes;
        try {
            bytes = SerialForm.write(assignment);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "process '" + process.getName() + "' cannot be sent to a worker: " + SerialForm.reason(e), e);
        } finally {
            sharedObjects = Handover.end();
        }
        return new Parcel(bytes, sharedObjects);
    }

    static Assignment deserialize(byte[] bytes) throws IOException, ClassNotFoundException {
        return (Assignment) SerialForm.read(bytes);
    }
}

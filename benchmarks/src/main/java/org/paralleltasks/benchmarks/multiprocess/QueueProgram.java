package org.paralleltasks.benchmarks.multiprocess;

import java.io.Serializable;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.multiprocess.process.ProcessQueue;

/** Takes items from a queue into which a worker puts them; the value is how many come in a second. */
final class QueueProgram {
    private QueueProgram() {}

    /** An item with several fields. */
    private record Reading(int number, String place, double value) implements Serializable {}

    /**
     * Runs the contender.
     *
     * @param args {@code int} or {@code record}, and the items in a round
     */
    public static void main(String[] args) throws Exception {
        int items = Integer.parseInt(args[1]);
        ProcessQueue<Serializable> queue = new ProcessQueue<>();
        Partner.Part part = switch (args[0]) {
            case "int" -> () -> putNumbers(queue, items);
            case "record" -> () -> putReadings(queue, items);
            default -> throw new IllegalArgumentException(args[0]);
        };
        try (Partner partner = Partner.start(part)) {
            Rounds.serve(() -> itemsInASecond(partner, queue, items));
        }
    }

    private static void putNumbers(ProcessQueue<Serializable> queue, int items) throws InterruptedException {
        for (int i = 0; i < items; i++) {
            queue.put(i);
        }
    }

    private static void putReadings(ProcessQueue<Serializable> queue, int items) throws InterruptedException {
        for (int i = 0; i < items; i++) {
            queue.put(new Reading(i, "Grenoble", 21.5));
        }
    }

    private static double itemsInASecond(Partner partner, ProcessQueue<Serializable> queue, int items)
            throws Exception {
        long start = System.nanoTime();
        partner.begin();
        for (int i = 0; i < items; i++) {
            queue.take();
        }
        double seconds = Timing.secondsSince(start);
        partner.awaitDone();
        return items / seconds;
    }
}

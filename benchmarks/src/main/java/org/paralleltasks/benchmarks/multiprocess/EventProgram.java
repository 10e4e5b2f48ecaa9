package org.paralleltasks.benchmarks.multiprocess;

import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.multiprocess.process.ProcessEvent;

/** Sets an event on which a worker waits, and waits for the one that it sets then; the value is the time of both. */
final class EventProgram {
    private EventProgram() {}

    /**
     * Runs the contender.
     *
     * @param args the exchanges in a round
     */
    public static void main(String[] args) throws Exception {
        int times = Integer.parseInt(args[0]);
        ProcessEvent there = new ProcessEvent();
        ProcessEvent back = new ProcessEvent();
        try (Partner partner = Partner.start(() -> answer(there, back, times))) {
            Rounds.serve(() -> secondsOfOne(partner, there, back, times));
        }
    }

    private static double secondsOfOne(Partner partner, ProcessEvent there, ProcessEvent back, int times)
            throws Exception {
        partner.begin();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            there.set();
            await(back);
        }
        double seconds = Timing.secondsSince(start) / times;
        partner.awaitDone();
        return seconds;
    }

    private static void answer(ProcessEvent there, ProcessEvent back, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            await(there);
            back.set();
        }
    }

    private static void await(ProcessEvent event) throws InterruptedException {
        event.await();
        event.clear();
    }
}

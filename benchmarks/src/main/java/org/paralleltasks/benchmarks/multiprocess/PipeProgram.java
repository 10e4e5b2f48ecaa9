package org.paralleltasks.benchmarks.multiprocess;

import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.multiprocess.process.PipeEnd;

/**
 * Sends messages through a pipe to a worker, which sends each back. The value is the time of one such round trip, or for
 * large messages how many there are in a second.
 */
final class PipeProgram {
    private static final int MEBIBYTE = 1 << 20;

    private PipeProgram() {}

    /**
     * Runs the contender.
     *
     * @param args {@code int} or {@code mebibyte}, and the round trips in a round
     */
    public static void main(String[] args) throws Exception {
        int times = Integer.parseInt(args[1]);
        PipeEnd.Pair pipe = PipeEnd.pair();
        PipeEnd here = pipe.first();
        PipeEnd there = pipe.second();
        try (Partner partner = Partner.start(() -> echo(there, times))) {
            switch (args[0]) {
                case "int" -> Rounds.serve(() -> secondsOfAll(partner, here, 42, times) / times);
                case "mebibyte" -> {
                    byte[] message = new byte[MEBIBYTE];
                    Rounds.serve(() -> times / secondsOfAll(partner, here, message, times));
                }
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void echo(PipeEnd pipe, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            pipe.send(pipe.receive());
        }
    }

    private static double secondsOfAll(Partner partner, PipeEnd pipe, Object message, int times) throws Exception {
        partner.begin();
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            pipe.send(message);
            pipe.receive();
        }
        double seconds = Timing.secondsSince(start);
        partner.awaitDone();
        return seconds;
    }
}

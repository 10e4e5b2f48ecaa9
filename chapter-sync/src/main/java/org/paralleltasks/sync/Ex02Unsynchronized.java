package org.paralleltasks.sync;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.common.Pace;
import org.paralleltasks.common.SeededRandom;

/**
 * Five threads write one word each to one terminal, and nobody takes turns.
 *
 * <p><b>The point.</b> The terminal is one resource, reached by five threads. Each {@code print} is whole, but a word
 * is six of them, and between any two the other threads get their turn.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * &lt;PPPPPYYYTTYHYOHNTOTTHONH ONNHO N   &gt;
 * </pre>
 *
 * <ul>
 *   <li>always: 30 letters, five of each, and five spaces, between {@code <} and {@code >};
 *   <li>always: a thread's own letters in the word's order, since each thread by itself runs in order;
 *   <li>mostly: {@code PPPPP} first, because the threads start faster than the first pause ends;
 *   <li>sometimes: every other order; two runs hardly ever look the same;
 *   <li>never: {@code >} before the last space, since {@code main} joins all five threads first.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=unsynchronized}
 *
 * <p><b>In Python.</b> {@code sys.stdout.write(c); sys.stdout.flush()} in {@code run()}. The difference that bites:
 * people expect CPython's global interpreter lock to keep the word together. It does not: it protects the interpreter,
 * not your program, and changes hands at every {@code sleep} and every write, as here.
 *
 * <p><b>Try next.</b> Run it with {@code --seed 1} several times: the pauses are now the same in every run, and still
 * the order is not always. Then take the pause out: often you get five whole words. The bug is still there, it only
 * became rare, and that is the worst kind.
 */
public final class Ex02Unsynchronized {
    private static final String WORD = "PYTHON";

    private Ex02Unsynchronized() {}

    static final class MyThread extends Thread {
        @Override
        public void run() {
            try {
                for (char c : WORD.toCharArray()) {
                    write(c);
                    int delayMillis = SeededRandom.current().nextInt(1, 251);
                    Thread.sleep(Pace.millis(delayMillis));
                }
                write(' ');
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // Asked to stop: the word stays unfinished.
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            threads.add(new MyThread());
        }

        // Start all threads, then wait for all.
        write('<');
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        write('>');
        System.out.println();
    }

    private static void write(char c) {
        System.out.print(c);
        System.out.flush();
    }
}

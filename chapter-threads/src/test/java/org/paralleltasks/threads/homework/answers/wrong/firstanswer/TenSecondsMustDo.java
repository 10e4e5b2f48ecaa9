package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Whoever has not tidied up in ten seconds is left to it. */
@KilledBy("waitsHoweverLongItTakes")
public class TenSecondsMustDo implements FirstAnswer {
    private record Report(String answer, Exception failure) {}

    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (Source source : sources) {
            Thread thread = new Thread(() -> reports.add(report(source)));
            threads.add(thread);
            thread.start();
        }
        try {
            NoAnswerException none = new NoAnswerException();
            for (int i = 0; i < sources.size(); i++) {
                Report report = reports.take();
                if (report.failure() == null) {
                    return report.answer();
                }
                none.addSuppressed(report.failure());
            }
            throw none;
        } finally {
            end(threads);
        }
    }

    private static Report report(Source source) {
        try {
            return new Report(source.ask(), null);
        } catch (IOException | InterruptedException | RuntimeException e) {
            return new Report(null, e);
        }
    }

    private static void end(List<Thread> threads) {
        for (Thread thread : threads) {
            thread.interrupt();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            boolean waited = false;
            while (!waited) {
                try {
                    thread.join(10_000);
                    waited = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

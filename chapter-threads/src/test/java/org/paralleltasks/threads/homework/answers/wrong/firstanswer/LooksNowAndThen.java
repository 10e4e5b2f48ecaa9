package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** The answer is in a field that nothing orders. */
@KilledBy("sharedDataIsOrdered")
public class LooksNowAndThen implements FirstAnswer {
    private static final class Answer {
        private String first;
    }

    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        Answer answer = new Answer();
        List<Exception> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Source source : sources) {
            Thread thread = new Thread(() -> {
                try {
                    answer.first = source.ask();
                } catch (IOException | InterruptedException e) {
                    failures.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        try {
            while (answer.first == null && failures.size() < sources.size()) {
                Thread.sleep(1);
            }
        } finally {
            for (Thread thread : threads) {
                thread.interrupt();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        if (answer.first == null) {
            NoAnswerException none = new NoAnswerException();
            failures.forEach(none::addSuppressed);
            throw none;
        }
        return answer.first;
    }
}

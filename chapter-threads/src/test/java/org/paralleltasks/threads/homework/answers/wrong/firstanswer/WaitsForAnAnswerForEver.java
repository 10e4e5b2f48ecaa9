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

/** A failure is never reported. */
@KilledBy("tellsWhyThereIsNoAnswer")
public class WaitsForAnAnswerForEver implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (Source source : sources) {
            threads.add(new Thread(() -> {
                try {
                    answers.add(source.ask());
                } catch (IOException | InterruptedException e) {
                    // No answer from this one.
                }
            }));
        }
        threads.forEach(Thread::start);
        try {
            return answers.take();
        } finally {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}

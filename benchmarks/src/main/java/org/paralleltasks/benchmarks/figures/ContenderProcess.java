package org.paralleltasks.benchmarks.figures;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A contender that runs, as the one who measures sees it. For use by one thread. */
final class ContenderProcess implements AutoCloseable {
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(3);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final Contender contender;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private ContenderProcess(Contender contender, Process process) {
        this.contender = contender;
        this.process = process;
        requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ContenderProcess start(Contender contender) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(contender.command()).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new ContenderProcess(contender, builder.start());
    }

    /**
     * Has the contender do one round.
     *
     * @return the round's value
     * @throws IOException if it fails, says no number, or takes longer than three minutes
     */
    double round() throws IOException {
        ScheduledFuture<?> overrun = clock.schedule(this::end, LONGEST_ROUND.toSeconds(), TimeUnit.SECONDS);
        try {
            requests.write("round\n");
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("it ended without an answer");
            }
            return Double.parseDouble(answer);
        } catch (IOException | NumberFormatException e) {
            String reason = overrun.isDone() ? "a round took longer than " + LONGEST_ROUND : e.getMessage();
            throw new IOException("the contender '" + contender.name() + "' failed: " + reason, e);
        } finally {
            overrun.cancel(false);
        }
    }

    /** Lets the contender end, and waits for that, for 20 seconds at most. */
    void awaitEnd() throws InterruptedException {
        try {
            requests.close();
            process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            // It has ended already.
        }
    }

    /** Ends the contender, and what it has started, if it has not ended yet. */
    @Override
    public void close() {
        clock.shutdownNow();
        end();
    }

    private void end() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
    }
}

package org.paralleltasks.subprocess.homework.answers.wrong.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** A thread for each output, which both wait for the daemon. */
@KilledBy("doesNotWaitForADaemon")
public class ReadsToTheEndOfThePipe implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        Future<List<String>> lines = readers.submit(() -> lines(process.getInputStream()));
        Future<List<String>> errors = readers.submit(() -> lines(process.getErrorStream()));
        readers.shutdown();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandError(code, errors.get());
            }
            return lines.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}

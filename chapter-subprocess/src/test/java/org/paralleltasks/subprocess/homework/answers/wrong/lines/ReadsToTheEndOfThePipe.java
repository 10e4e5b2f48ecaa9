package org.paralleltasks.subprocess.homework.answers.wrong.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** A thread for each output, which both wait for the daemon. */
@KilledBy("doesNotWaitForADaemon")
public class ReadsToTheEndOfThePipe implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        CompletableFuture<List<String>> lines = CompletableFuture.supplyAsync(() -> lines(process.getInputStream()));
        CompletableFuture<List<String>> errors = CompletableFuture.supplyAsync(() -> lines(process.getErrorStream()));
        int code = process.waitFor();
        if (code != 0) {
            throw new CommandError(code, errors.join());
        }
        return lines.join();
    }

    private static List<String> lines(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

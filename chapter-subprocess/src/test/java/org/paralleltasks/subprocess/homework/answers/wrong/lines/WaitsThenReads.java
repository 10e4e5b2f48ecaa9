package org.paralleltasks.subprocess.homework.answers.wrong.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** Waits for the end of a command that waits for somebody to read. */
@KilledBy("takesAFlood")
public class WaitsThenReads implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        int code = process.waitFor();
        if (code != 0) {
            throw new CommandError(code, lines(process.getErrorStream()));
        }
        return lines(process.getInputStream());
    }

    private static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}

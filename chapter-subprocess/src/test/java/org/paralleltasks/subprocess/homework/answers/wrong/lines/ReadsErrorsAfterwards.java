package org.paralleltasks.subprocess.homework.answers.wrong.lines;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.homework.given.CommandError;
import org.paralleltasks.subprocess.homework.given.Lines;

/** Reads one output to its end while the command waits for somebody to read the other. */
@KilledBy("takesAFlood")
public class ReadsErrorsAfterwards implements Lines {
    @Override
    public List<String> of(List<String> command) throws CommandError, IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        List<String> lines = lines(process.getInputStream());
        List<String> errors = lines(process.getErrorStream());
        int code = process.waitFor();
        if (code != 0) {
            throw new CommandError(code, errors);
        }
        return lines;
    }

    private static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
}

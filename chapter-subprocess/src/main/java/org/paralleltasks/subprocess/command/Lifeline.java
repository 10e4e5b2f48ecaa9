package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small process beside this JVM that ends this JVM's running commands when this JVM ends, however it does: nothing
 * in a JVM runs after a SIGKILL. It knows of the JVM's end by the end of its standard input. There is one for all
 * commands, from the first command on, and it is started again should somebody end it.
 *
 * <p>Safe for use by any thread.
 */
final class Lifeline {
    private static final Logger log = LoggerFactory.getLogger(Lifeline.class);

    private static final String SCRIPT = readScript();

    /** The lines that tell a new lifeline what it has to know, by the command's word. */
    private final Map<String, List<String>> known = new LinkedHashMap<>();

    private OutputStream changes;
    private boolean hasFailed;

    private static String readScript() {
        try (InputStream script = Lifeline.class.getResourceAsStream("lifeline.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command is about to start. */
    synchronized void start(ProcessMark mark, long graceMillis) {
        known.put(mark.word(), new ArrayList<>());
        tell(mark, "start " + mark.word() + " " + graceMillis);
    }

    /** A command has started. */
    synchronized void started(ProcessMark mark, long pid) {
        tell(mark, "pid " + mark.word() + " " + pid);
    }

    /** A command is being ended with its descendants. */
    synchronized void ending(ProcessMark mark) {
        if (known.containsKey(mark.word())) {
            tell(mark, "ending " + mark.word());
        }
    }

    /** A command is over, or has not started. */
    synchronized void over(ProcessMark mark) {
        if (known.remove(mark.word()) != null) {
            write(List.of("over " + mark.word()));
        }
    }

    private void tell(ProcessMark mark, String line) {
        known.get(mark.word()).add(line);
        write(List.of(line));
    }

    private void write(List<String> lines) {
        if (hasFailed) {
            return;
        }
        try {
            if (changes == null) {
                throw new IOException("not started");
            }
            send(lines);
        } catch (IOException e) {
            startAgain();
        }
    }

    private void startAgain() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Launch.inOwnSession(List.of("/bin/sh", "-c", "eval \"$LIFELINE\"", "lifeline")))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD);
            // By the environment, so that lists of processes show a short line and not the whole script.
            builder.environment().put("LIFELINE", SCRIPT);
            Process process = builder.start();
            changes = process.getOutputStream();
            send(known.values().stream().flatMap(List::stream).toList());
        } catch (IOException e) {
            hasFailed = true;
            log.warn("No lifeline: commands that run when this JVM is killed will go on running: {}", e.getMessage());
        }
    }

    private void send(List<String> lines) throws IOException {
        changes.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
        changes.flush();
    }
}

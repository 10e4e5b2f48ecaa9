package org.paralleltasks.subprocess;

import java.io.IOException;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shell command runs in a sub-process; its output comes back as lines, its failure as a code and a message.
 *
 * <p><b>The point.</b> {@code run()} starts the command, reads both of its outputs while it runs, and waits for its
 * end. What a command has to say is in three places: the return code, standard output and standard error.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:28:30.176 Running /bin/sh -c "sleep 2; ls /tmp; echo 'BYE !' "
 * 16:28:32.305 Return code 0 after 2076 ms
 * hsperfdata_root
 * ...
 * BYE !
 * 16:28:32.310 Running /bin/sh -c "ls /no/such/folder; echo 'BYE !' "
 * 16:28:32.340 Return code 0 after 28 ms
 * BYE !
 * 16:28:32.341 Running /bin/sh -c "ls /no/such/folder &amp;&amp; echo 'BYE !' "
 * 16:28:32.349 Return code 2 after 7 ms
 * error: ls: cannot access '/no/such/folder': No such file or directory
 * </pre>
 *
 * <ul>
 *   <li>always: the listing and {@code BYE !} together, 2 s after the command started: they were collected;
 *   <li>always: return code 0 in the second run, although {@code ls} failed: with {@code ;} the code is the last
 *       command's, and that is {@code echo};
 *   <li>always: {@code &&} stops at the failure, so there is no {@code BYE !}, and the code is that of {@code ls};
 *   <li>sometimes: another code and other words of {@code ls}; on GNU systems the code is 2;
 *   <li>never: an empty last line, though the output ends with a line end.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-subprocess compile exec:java -Dexec.args=capture}
 *
 * <p><b>In Python.</b> {@code Popen(command, shell=True, stdout=PIPE, stderr=PIPE)} and {@code communicate()}. The
 * difference that bites: {@code stdout.decode("utf-8").split("\n")} makes an empty line after the last one, and raises
 * an exception for one byte that is no UTF-8; {@code lines()} does neither.
 *
 * <p><b>Try next.</b> Add {@code .check()} after {@code run()}: the third command is now an exception, whose message
 * says the code and the last line of standard error. Nobody can forget to look at it.
 */
public final class Ex01Capture {
    private static final Logger log = LoggerFactory.getLogger(Ex01Capture.class);

    private Ex01Capture() {}

    /** @param args a folder to be listed instead of {@code /tmp}, or nothing */
    public static void main(String[] args) throws IOException, InterruptedException {
        String sleep = "sleep " + PacedSleep.seconds(2_000);
        if (args.length == 0) {
            runSubProcess(Command.shell(sleep + "; ls /tmp; echo 'BYE !' "));
        } else {
            // What comes from outside is handed over as $1, and never made a part of the line: see `options`.
            runSubProcess(Command.shell(sleep + "; ls \"$1\"; echo 'BYE !' ", args[0]));
        }
        runSubProcess(Command.shell("ls /no/such/folder; echo 'BYE !' "));
        runSubProcess(Command.shell("ls /no/such/folder && echo 'BYE !' "));
    }

    private static void runSubProcess(Command command) throws IOException, InterruptedException {
        log.info("Running {}", command);
        CommandResult result = command.run();
        log.info(
                "Return code {} after {} ms",
                result.returnCode(),
                result.elapsed().toMillis());

        if (result.returnCode() == 0) {
            // From bytes to text to lines.
            for (String line : result.stdout().lines()) {
                System.out.println(line);
            }
        } else {
            for (String line : result.stderr().lines()) {
                System.out.println("error: " + line);
            }
        }
    }
}

package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Outputs that are longer than the heap, or than the disk. */
@Timeout(60)
class CommandMemoryTest {
    private static final String SMALL_HEAP = "-Xmx64m";

    @Test
    void streams3GibibytesThroughASmallHeap() throws Exception {
        CommandResult result = ChildJvm.of(StreamingProgram.class, SMALL_HEAP).run();

        assertThat(result.check().stdout().text().strip()).isEqualTo(Long.toString(3L << 30));
    }

    static final class StreamingProgram {
        public static void main(String[] args) throws Exception {
            AtomicLong characters = new AtomicLong();
            Command.of("head", "-c", Long.toString(3L << 30), "/dev/zero")
                    .withStdout(Output.lines(piece -> characters.addAndGet(piece.length())))
                    .run()
                    .check();
            System.out.println(characters);
        }
    }

    @Test
    void capturesMoreThanTheHeapHolds() throws Exception {
        CommandResult result = ChildJvm.of(CapturingProgram.class, SMALL_HEAP).run();

        assertThat(result.check().stdout().text().strip()).isEqualTo("300000000 0");
    }

    static final class CapturingProgram {
        public static void main(String[] args) throws Exception {
            try (CapturedOutput output =
                    Command.of("head", "-c", "300000000", "/dev/zero").run().stdout()) {
                try (InputStream stream = output.openStream()) {
                    stream.skipNBytes(output.size() - 1);
                    System.out.println(output.size() + " " + stream.read());
                }
            }
        }
    }

    @Test
    void aFailureWithErrorsLongerThanTheHeapSaysTheirLastLine() throws Exception {
        CommandResult result = ChildJvm.of(FailingProgram.class, SMALL_HEAP).run();

        assertThat(result.check().stdout().lines()).containsExactly("true: no space", "true after close");
    }

    static final class FailingProgram {
        public static void main(String[] args) throws Exception {
            CommandResult failed = Command.shell(
                            "head -c 300000000 /dev/zero >&2; echo >&2; echo 'no space' >&2; exit 7")
                    .run();
            System.out.println(messageOf(failed).endsWith(" returned 7: no space") + ": no space");
            failed.stderr().close();
            System.out.println(messageOf(failed).endsWith(" returned 7") + " after close");
        }

        private static String messageOf(CommandResult failed) {
            try {
                failed.check();
                return "no failure";
            } catch (CommandFailedException e) {
                return e.getMessage();
            }
        }
    }

    /** A limit to the size of files does to this JVM what a full disk does, on every machine. */
    @Test
    void aFullDiskEndsTheCommandAndSaysSo() throws Exception {
        Command jvm = ChildJvm.of(FullDiskProgram.class, SMALL_HEAP, "-XX:-UsePerfData");
        String[] argv = jvm.argv().toArray(String[]::new);

        CommandResult result = Command.shell("ulimit -f 2000; exec \"$@\"", argv)
                .withVariable("CLASSPATH", System.getProperty("java.class.path"))
                .run();

        assertThat(result.check().stdout().lines()).containsExactly("NOT_STORED", "true", "0 files");
    }

    static final class FullDiskProgram {
        public static void main(String[] args) throws Exception {
            try {
                Command.of("yes").run();
            } catch (OutputException e) {
                System.out.println(e.reason());
                System.out.println(e.result().stdout().size() > CaptureSink.LONGEST_IN_MEMORY);
            }
            try {
                Command.of("wc", "-c")
                        .withInput(Input.bytes(new byte[10_000_000]))
                        .run();
            } catch (LaunchException e) {
                String files = Command.shell("ls \"$1\" | grep -c command-input", System.getProperty("java.io.tmpdir"))
                        .run()
                        .stdout()
                        .text();
                System.out.println(files.strip() + " files");
            }
        }
    }
}

package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

class RunDirectoryTest {
    /** The library twice in one JVM, as two web applications would bring it; then another program that uses it. */
    static final class TwoCopies {
        public static void main(String[] args) throws Exception {
            Path first = RunDirectory.current().path();

            URL library =
                    RunDirectory.class.getProtectionDomain().getCodeSource().getLocation();
            URL logging =
                    org.slf4j.Logger.class.getProtectionDomain().getCodeSource().getLocation();
            // Not closed: the copy deletes its folder when the JVM ends.
            ClassLoader loader = new URLClassLoader(new URL[] {library, logging}, ClassLoader.getPlatformClassLoader());
            Class<?> copy = loader.loadClass(RunDirectory.class.getName());
            Method current = copy.getDeclaredMethod("current");
            current.setAccessible(true);
            current.invoke(null);

            int exitCode = JavaProgram.of(AnotherProgram.class).run().exitCode();
            System.out.println("exit code of the other program: " + exitCode);
            System.out.println("first folder exists: " + Files.exists(first));
            System.out.println("two copies: " + (copy != RunDirectory.class));
        }
    }

    /** Clears what killed programs have left. */
    static final class AnotherProgram {
        public static void main(String[] args) {
            RunDirectory.current();
        }
    }

    @Test
    void twoCopiesInOneJvmKeepTheirFoldersApart() throws Exception {
        Output output = JavaProgram.of(TwoCopies.class).run();

        assertThat(output.exitCode()).as(output.toString()).isZero();
        assertThat(output.lines())
                .containsExactly("exit code of the other program: 0", "first folder exists: true", "two copies: true");
    }

    /** Its owner was killed between the last file and the folder itself. */
    @Test
    void anEmptyLeftoverIsClearedToo() throws Exception {
        Path leftover = Files.createTempDirectory(base(), "worker-processes-");

        assertThat(JavaProgram.of(AnotherProgram.class).run().exitCode()).isZero();

        assertThat(leftover).doesNotExist();
    }

    @Test
    void aFolderOfThatNameThatIsNotOursIsLeftAlone() throws Exception {
        Path foreign = Files.createTempDirectory(base(), "worker-processes-");
        Path file = Files.createFile(foreign.resolve("file"));
        try {
            assertThat(JavaProgram.of(AnotherProgram.class).run().exitCode()).isZero();

            assertThat(file).exists();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(foreign);
        }
    }

    private static Path base() {
        Path memory = Path.of("/dev/shm");
        return Files.isDirectory(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }
}

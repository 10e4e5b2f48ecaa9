package org.paralleltasks.common.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    @Test
    void isTheJvmsOwnWhereTheClassCameFromIt() {
        assertThat(ClassPath.of(ClassPathTest.class)).isEqualTo(System.getProperty("java.class.path"));
    }

    /** As under exec:java, whose JVM is Maven's; also from a folder whose name a URL writes in another way. */
    @Test
    void isTheLoadersWhereTheClassCameFromALoaderOfItsOwn(@TempDir Path folder) throws Exception {
        Path odd = Files.createDirectory(folder.resolve("cours n° 1"));
        Path origin = ClassPath.originOf(ClassPathTest.class);
        URL[] urls = {origin.toUri().toURL(), odd.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return name.equals(FromElsewhere.class.getName()) ? super.findClass(name) : loadClassOfTests(name);
            }
        }) {
            Class<?> type = loader.loadClass(FromElsewhere.class.getName());

            assertThat(type).isNotEqualTo(FromElsewhere.class);
            assertThat(ClassPath.of(type)).isEqualTo(origin + File.pathSeparator + odd);
        }
    }

    /** As where the local repository is a link. */
    @Test
    void lacksWhatAnExampleDoesNotNeedByWhateverNameThatIsReached(@TempDir Path folder) throws Exception {
        Path origin = ClassPath.originOf(ClassPathTest.class);
        Path link = Files.createSymbolicLink(folder.resolve("link"), origin.getParent());
        Path byLink = link.resolve(origin.getFileName());

        assertThat(ClassPath.without(Set.of(), ClassPathTest.class).split(File.pathSeparator))
                .contains(origin.toString());
        assertThat(ClassPath.without(Set.of(byLink), ClassPathTest.class).split(File.pathSeparator))
                .doesNotContain(origin.toString());
    }

    private static Class<?> loadClassOfTests(String name) throws ClassNotFoundException {
        return Class.forName(name);
    }

    private static final class FromElsewhere {}
}

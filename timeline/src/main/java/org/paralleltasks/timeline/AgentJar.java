package org.paralleltasks.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.paralleltasks.timeline.agent.RecorderAgent;

/**
 * The agent as the JVM wants it: one jar with all that it needs. It is written for each use, because a student's build
 * ends with classes in a folder and has no jar to name.
 */
final class AgentJar {
    private AgentJar() {}

    static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", RecorderAgent.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            addPackage(out, RecorderAgent.class);
            addPackage(out, ClassReader.class);
        }
    }

    private static void addPackage(JarOutputStream jar, Class<?> type) throws IOException {
        Path origin = ClassOrigin.of(type);
        String folder = type.getPackageName().replace('.', '/');
        if (Files.isDirectory(origin)) {
            addClasses(jar, origin.resolve(folder), folder);
        } else {
            try (FileSystem inside = FileSystems.newFileSystem(origin)) {
                addClasses(jar, inside.getPath(folder), folder);
            }
        }
    }

    private static void addClasses(JarOutputStream jar, Path folder, String name) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.list(folder)) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        for (Path file : classes) {
            jar.putNextEntry(new ZipEntry(name + "/" + file.getFileName()));
            try (InputStream bytes = Files.newInputStream(file)) {
                bytes.transferTo(jar);
            }
            jar.closeEntry();
        }
    }
}

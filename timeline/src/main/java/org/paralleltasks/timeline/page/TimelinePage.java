package org.paralleltasks.timeline.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.paralleltasks.timeline.model.Run;

/** The page that draws runs: one file that needs nothing else, neither a server nor a network. */
public final class TimelinePage {
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

    private TimelinePage() {}

    /**
     * The page.
     *
     * @param runs what it draws, one below the other, all at one scale
     * @param json the same as JSON
     * @param jsonFile the name of the file beside the page that has it, too
     */
    public static String of(List<Run> runs, String json, String jsonFile) throws IOException {
        String title = runs.stream().map(Run::name).collect(Collectors.joining(", "));
        String page = text("page.html");
        page = put(page, "@TITLE@", escaped(title));
        page = put(page, "@JSON@", escaped(jsonFile));
        page = put(page, "@CSS@", text("page.css"));
        page = put(page, "@D3@", text(D3));
        page = put(page, "@JS@", text("page.js"));
        return put(page, "@DATA@", json);
    }

    /** The jar that D3 comes from, where it is one. */
    public static Optional<Path> originOfD3() {
        try {
            return TimelinePage.class.getResource(D3).openConnection() instanceof JarURLConnection jar
                    ? Optional.of(Path.of(jar.getJarFileURL().toURI()).toAbsolutePath())
                    : Optional.empty();
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String put(String page, String place, String text) {
        int at = page.indexOf(place);
        return page.substring(0, at) + text + page.substring(at + place.length());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = TimelinePage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

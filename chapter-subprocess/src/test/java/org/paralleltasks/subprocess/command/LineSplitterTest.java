package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {
    private static List<String> lines(byte[] bytes, int chunk) {
        List<String> lines = new ArrayList<>();
        LineSplitter splitter = new LineSplitter(StandardCharsets.UTF_8, lines::add);
        for (int from = 0; from < bytes.length; from += chunk) {
            int length = Math.min(chunk, bytes.length - from);
            byte[] buffer = new byte[length];
            System.arraycopy(bytes, from, buffer, 0, length);
            splitter.take(buffer, length);
        }
        splitter.end();
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64, 8192, 100_000})
    void splitsAsStringLinesDoesHoweverTheBytesCome(int chunk) {
        String text = "été\n日本\r\n🎉🎉\rlast\n\n\r\n\r\rx".repeat(700) + "no end 🎉";

        assertThat(lines(text.getBytes(StandardCharsets.UTF_8), chunk))
                .isEqualTo(text.lines().toList());
    }

    @Test
    void showsWhatIsNoTextAsTheReplacementCharacter() {
        assertThat(lines(new byte[] {'a', (byte) 0xe9, 'b', '\n', (byte) 0xf0, (byte) 0x9f}, 1))
                .containsExactly("a\ufffdb", "\ufffd");
    }

    @Test
    void handsOverALineWithoutEndInPiecesOfWholeCharacters() {
        String text = "x" + "🎉".repeat(LineSplitter.LONGEST_LINE);

        List<String> pieces = lines(text.getBytes(StandardCharsets.UTF_8), 1000);

        assertThat(pieces)
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece)
                        .hasSizeLessThanOrEqualTo(LineSplitter.LONGEST_LINE)
                        .doesNotContain("\ufffd"));
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces.get(0)).endsWith("🎉");
    }

    @Test
    void aLineAsLongAsAPieceIsOneLine() {
        String line = "x".repeat(LineSplitter.LONGEST_LINE);

        assertThat(lines((line + "\n").getBytes(StandardCharsets.UTF_8), 100)).containsExactly(line);
    }
}

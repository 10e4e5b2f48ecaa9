package org.paralleltasks.timeline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.paralleltasks.timeline.model.SpanKind;

/** The page's colours, computed as the colour-blind see them. */
class PaletteTest {
    /** In CIELAB, where about 2 is the least that is seen side by side. */
    private static final double FAR_ENOUGH = 20;

    /** WCAG's least contrast of a graphic: that of a pattern on its colour. */
    private static final double CONTRAST = 3;

    /** The simulation of Machado, Oliveira and Fernandes (2009) at full severity, for linear RGB. */
    enum Sight {
        FULL(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
        PROTANOPIA(new double[][] {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
        }),
        DEUTERANOPIA(new double[][] {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
        }),
        TRITANOPIA(new double[][] {
            {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
        });

        private final double[][] matrix;

        Sight(double[][] matrix) {
            this.matrix = matrix;
        }

        double[] see(double[] rgb) {
            double[] seen = new double[3];
            for (int i = 0; i < 3; i++) {
                double sum = matrix[i][0] * rgb[0] + matrix[i][1] * rgb[1] + matrix[i][2] * rgb[2];
                seen[i] = Math.max(0, Math.min(1, sum));
            }
            return seen;
        }
    }

    @ParameterizedTest
    @EnumSource
    void kindsAreToldApart(Sight sight) throws Exception {
        for (Map<String, String> theme : themes()) {
            List<String> kinds = kinds();
            for (String one : kinds) {
                for (String other : kinds) {
                    if (!one.equals(other)) {
                        assertThat(distance(sight, theme.get(one), theme.get(other)))
                                .as(
                                        "%s %s and %s %s on %s",
                                        one, theme.get(one), other, theme.get(other), theme.get("paper"))
                                .isGreaterThan(FAR_ENOUGH);
                    }
                }
            }
        }
    }

    @Test
    void patternsAndTextsAreSeen() throws Exception {
        for (Map<String, String> theme : themes()) {
            for (String kind : kinds()) {
                if (!kind.equals("holding")) {
                    assertThat(contrast(theme.get(kind), theme.get("ink")))
                            .as(kind)
                            .isGreaterThan(CONTRAST);
                }
            }
            assertThat(contrast(theme.get("holding"), theme.get("paper"))).isGreaterThan(CONTRAST);
            for (String text : List.of("ink", "faint", "alarm")) {
                assertThat(contrast(theme.get(text), theme.get("paper")))
                        .as(text)
                        .isGreaterThan(4.5);
            }
        }
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        for (SpanKind kind : SpanKind.values()) {
            kinds.add(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        kinds.add("holding");
        return kinds;
    }

    /** The light one and the dark one, as the page has them. */
    private static List<Map<String, String>> themes() throws Exception {
        String css;
        try (InputStream in = TimelinePage.class.getResourceAsStream("page.css")) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int dark = css.indexOf(":root[data-theme=\"dark\"]");
        return List.of(
                variables(css.substring(css.indexOf(":root"), dark)),
                variables(css.substring(dark, css.indexOf('}', dark))));
    }

    private static Map<String, String> variables(String block) {
        Map<String, String> variables = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(block);
        while (matcher.find()) {
            variables.put(matcher.group(1), matcher.group(2));
        }
        return variables;
    }

    private static double distance(Sight sight, String one, String other) {
        double[] a = lab(sight.see(linear(one)));
        double[] b = lab(sight.see(linear(other)));
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double contrast(String one, String other) {
        double a = luminance(linear(one));
        double b = luminance(linear(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double luminance(double[] rgb) {
        return 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    }

    /** For the white of D65. */
    private static double[] lab(double[] rgb) {
        double x = f((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        double y = f(luminance(rgb));
        double z = f((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
}

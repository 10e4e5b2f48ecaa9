package org.paralleltasks.grading;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A language that the texts of the tasks are written in: how their files end, and the titles of their sections. */
public enum Language {
    ENGLISH("en", ".md", "Hint", "Why it works"),
    FRENCH("fr", ".fr.md", "Indice", "Pourquoi ça marche");

    private final String code;
    private final String suffix;
    private final String hint;
    private final String explanation;
    private final Pattern section;

    Language(String code, String suffix, String hint, String explanation) {
        this.code = code;
        this.suffix = suffix;
        this.hint = hint;
        this.explanation = explanation;
        // French has a space before the colon, one at which no line is broken.
        this.section = Pattern.compile("(?m)^## (?:" + hint + " \\d+\\h?: (?<name>.+)|" + explanation + ")$");
    }

    /**
     * The languages in which the reader is served, best first: that of the JVM's default locale where there are texts in
     * it, and then English, which every task has.
     */
    public static List<Language> ofReader() {
        return FRENCH.code.equals(Locale.getDefault().getLanguage()) ? List.of(FRENCH, ENGLISH) : List.of(ENGLISH);
    }

    /** The language of a text, by the name of its file. */
    static Language of(String file) {
        return file.endsWith(FRENCH.suffix) ? FRENCH : ENGLISH;
    }

    /** What follows the name of the task's class in the name of the file. */
    public String suffix() {
        return suffix;
    }

    /** The titles of the sections, for those who write them. */
    String titles() {
        return "'## " + hint + " n: name', '## " + explanation + "'";
    }

    /** Finds the titles of the sections: a hint's has the group {@code name}, that of the explanation has it not. */
    Pattern section() {
        return section;
    }
}

package org.paralleltasks.timeline.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.paralleltasks.timeline.model.Arrow;
import org.paralleltasks.timeline.model.Hold;
import org.paralleltasks.timeline.model.Lane;
import org.paralleltasks.timeline.model.Mark;
import org.paralleltasks.timeline.model.Note;
import org.paralleltasks.timeline.model.Print;
import org.paralleltasks.timeline.model.ProcessTrack;
import org.paralleltasks.timeline.model.Run;
import org.paralleltasks.timeline.model.Source;
import org.paralleltasks.timeline.model.Span;

/** The model as JSON. The module's README documents the format; who changes it counts {@link #FORMAT} up. */
public final class TimelineJson {
    /** The number of the format. */
    public static final int FORMAT = 2;

    private TimelineJson() {}

    /** The runs of a page. */
    public static String of(List<Run> runs) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("unit", "microseconds");
        all.put("runs", runs.stream().map(TimelineJson::run).toList());
        return Json.of(all);
    }

    private static Map<String, Object> run(Run run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", run.name());
        map.put("jdk", run.jdk());
        map.put("zero", run.zero().toString());
        map.put("length", run.length());
        map.put("exitCode", run.exitCode());
        map.put("processes", run.processes().stream().map(TimelineJson::process).toList());
        map.put("arrows", run.arrows().stream().map(TimelineJson::arrow).toList());
        map.put("output", run.output().stream().map(TimelineJson::print).toList());
        map.put("notes", run.notes().stream().map(TimelineJson::note).toList());
        map.put("deadlocks", run.deadlocks());
        return map;
    }

    private static Map<String, Object> process(ProcessTrack process) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pid", process.pid());
        map.put("title", process.title());
        map.put("jvm", process.jvm());
        map.put("exitCode", orNull(process.exitCode()));
        map.put("lanes", process.lanes().stream().map(TimelineJson::lane).toList());
        return map;
    }

    private static Map<String, Object> lane(Lane lane) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", lane.id());
        map.put("name", lane.name());
        map.put("virtual", lane.virtual());
        map.put("background", lane.background());
        map.put("spans", lane.spans().stream().map(TimelineJson::span).toList());
        map.put("holds", lane.holds().stream().map(TimelineJson::hold).toList());
        map.put("marks", lane.marks().stream().map(TimelineJson::mark).toList());
        map.put("totals", lane.totals());
        map.put("held", lane.held());
        return map;
    }

    private static Map<String, Object> span(Span span) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", span.kind().name());
        map.put("start", span.start());
        map.put("end", span.end());
        map.put("label", span.label());
        map.put("lock", span.lock());
        map.put("holder", span.holder() < 0 ? null : span.holder());
        map.put("source", source(span.source()));
        map.put("open", span.open());
        map.put("count", span.count());
        return map;
    }

    private static Map<String, Object> hold(Hold hold) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lock", hold.lock());
        map.put("start", hold.start());
        map.put("end", hold.end());
        map.put("source", source(hold.source()));
        map.put("open", hold.open());
        return map;
    }

    private static Map<String, Object> mark(Mark mark) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", mark.kind().name());
        map.put("at", mark.at());
        map.put("label", mark.label());
        map.put("source", source(mark.source()));
        return map;
    }

    private static Map<String, Object> arrow(Arrow arrow) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", arrow.kind().name());
        map.put("from", arrow.from());
        map.put("fromAt", arrow.fromAt());
        map.put("to", arrow.to());
        map.put("toAt", arrow.toAt());
        map.put("label", arrow.label());
        return map;
    }

    private static Map<String, Object> print(Print print) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", print.at());
        map.put("lane", print.lane());
        map.put("error", print.error());
        map.put("text", print.text());
        map.put("source", source(print.source()));
        return map;
    }

    private static Map<String, Object> note(Note note) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", note.kind().name());
        map.put("about", note.about());
        return map;
    }

    private static Map<String, Object> source(Source source) {
        if (source == null) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", source.file());
        map.put("line", source.line());
        return map;
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}

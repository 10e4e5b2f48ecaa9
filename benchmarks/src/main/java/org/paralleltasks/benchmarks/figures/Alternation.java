package org.paralleltasks.benchmarks.figures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rounds of a measure. All contenders live at the same time and take turns, one round each; what the machine does
 * besides hits all alike. Every other turn goes backwards, so that none has always the same one before it.
 */
final class Alternation {
    /** Rounds that do not count, in which JVMs compile and files come into memory. */
    private static final int WARM_UP_ROUNDS = 2;

    private final List<ContenderProcess> contenders;

    private Alternation(List<ContenderProcess> contenders) {
        this.contenders = contenders;
    }

    /**
     * Measures.
     *
     * @return by contender, in the measure's order, the values of the rounds
     * @throws IOException if a contender fails; its message names it
     */
    static Map<Contender, Series> run(Measure measure, Effort effort) throws IOException, InterruptedException {
        List<ContenderProcess> started = new ArrayList<>();
        try {
            for (Contender contender : measure.contenders()) {
                started.add(ContenderProcess.start(contender));
            }
            List<Series> series = new Alternation(started).rounds(effort);
            Map<Contender, Series> byContender = new LinkedHashMap<>();
            for (Contender contender : measure.contenders()) {
                byContender.put(contender, series.get(byContender.size()));
            }
            for (ContenderProcess each : started) {
                each.awaitEnd();
            }
            return byContender;
        } finally {
            started.forEach(ContenderProcess::close);
        }
    }

    private List<Series> rounds(Effort effort) throws IOException {
        for (int i = 0; i < effort.of(WARM_UP_ROUNDS, 0); i++) {
            turn(false);
        }
        List<List<Double>> values = contenders.stream()
                .map(each -> (List<Double>) new ArrayList<Double>())
                .toList();
        for (int round = 0; round < effort.rounds(); round++) {
            List<Double> turn = turn(round % 2 == 1);
            IntStream.range(0, turn.size()).forEach(i -> values.get(i).add(turn.get(i)));
        }
        return values.stream().map(Series::new).toList();
    }

    /** One round of each; the values in the order of the contenders, whoever was first. */
    private List<Double> turn(boolean backwards) throws IOException {
        List<ContenderProcess> order = new ArrayList<>(contenders);
        if (backwards) {
            Collections.reverse(order);
        }
        List<Double> values = new ArrayList<>();
        for (ContenderProcess each : order) {
            values.add(each.round());
        }
        if (backwards) {
            Collections.reverse(values);
        }
        return values;
    }
}

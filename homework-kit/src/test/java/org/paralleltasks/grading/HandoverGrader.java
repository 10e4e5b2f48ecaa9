package org.paralleltasks.grading;

@Grades(chapter = "tests", task = 2, name = "handover", subject = "org.paralleltasks.grading.subjects.Nothing")
class HandoverGrader {
    @Check(order = 1, value = "what is given is seen by who takes it")
    void isOrdered(Trial<Handover> trial) {
        trial.ordered(round -> {
            Handover handover = round.create();
            round.thread("A", handover::give);
            round.thread("B", () -> {
                int taken = handover.take();
                round.check(taken == -1 || taken == 7, "what was taken is " + taken + ", and must be 7 or nothing");
            });
            round.runAll();
        });
    }
}

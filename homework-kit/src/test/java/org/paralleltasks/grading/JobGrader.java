package org.paralleltasks.grading;

@Grades(chapter = "tests", task = 1, name = "job", subject = "org.paralleltasks.grading.subjects.Nothing")
class JobGrader {
    @Check(order = 1, value = "the job ends in a thread")
    void endsInAThread(Trial<Job> trial) {
        trial.once(round -> {
            Job job = round.create();
            round.start("A", job::run).awaitEnd();
        });
    }

    @Check(order = 2, value = "the job ends where the grader calls it")
    void endsInTheGrader(Trial<Job> trial) {
        trial.once(round -> round.create().run());
    }
}

package org.paralleltasks.grading;

/** How a report tells the student to go on: in the words of the tool with which they grade. */
interface Advice {
    /** For those who grade with Maven. */
    Advice MAVEN = new Advice() {
        @Override
        public String again(Task task, long seed) {
            return "-D" + GraderExtension.SEED + "=" + seed;
        }

        @Override
        public String hint(Task task) {
            TaskText text = TaskText.of(task);
            TaskText.Hint first = text.hints().get(0);
            return "hint 1: " + first.name() + ", in " + task.module() + "/" + text.file();
        }
    };

    /** What to add to the command to get the same schedules again. */
    String again(Task task, long seed);

    /** Where the next hint is, and its name. */
    String hint(Task task);
}

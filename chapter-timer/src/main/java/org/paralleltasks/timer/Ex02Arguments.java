package org.paralleltasks.timer;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A delayed job gets its arguments, and some of them have changed before it runs.
 *
 * <p><b>The point.</b> A job is a lambda without parameters; its arguments are what it captures. It takes a copy of a
 * local variable when it is made, but it reads a field, or an object that others hold too, only when it runs.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:20:32.050 Arguments: Hello Ada and Grace
 * 16:20:33.059 Field: Hello Edsger
 * 16:20:33.060 Field: Hello Edsger
 * 16:20:33.060 Field: Hello Edsger
 * 16:20:34.062 Local variable: Hello Ada
 * 16:20:34.063 Local variable: Hello Grace
 * 16:20:34.063 Local variable: Hello Edsger
 * 16:20:35.066 Same list: Hello Ada and Grace
 * 16:20:36.069 Copy of the list: Hello Ada
 * </pre>
 *
 * <ul>
 *   <li>always: {@code Arguments} greets both, as written at the call;
 *   <li>always: {@code Field} greets the last guest three times: at the time of reading, the loop is over;
 *   <li>always: {@code Local variable} greets each guest once;
 *   <li>sometimes: those three lines in another order, since three threads wake up at one time;
 *   <li>always: {@code Same list} greets Grace too, who came after the job was made;
 *   <li>never: Grace in {@code Copy of the list}.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-timer compile exec:java -Dexec.args=arguments}
 *
 * <p><b>In Python.</b> {@code Timer(1, greet, args=["Hello"], kwargs={"to": "Ada"})}; Java has no keyword arguments,
 * and needs no list of arguments either. The difference that bites: a Python lambda reads the local variable too when
 * it runs, so {@code Timer(1, lambda: greet(guest))} in a loop is the wrong program here; {@code args=[guest]} is right.
 *
 * <p><b>Try next.</b> In {@code LocalVariable}, declare {@code String guest} before the loop and assign it inside: "local
 * variables referenced from a lambda expression must be final or effectively final". The compiler refuses what would
 * be wrong. Then start each timer of {@code Field} in the loop: now the field changes while threads read it, without
 * any order between the two, and it would have to be volatile at least (chapter-sync, {@code visibility}).
 */
public final class Ex02Arguments {
    private static final Logger log = LoggerFactory.getLogger(Ex02Arguments.class);

    private static final List<String> GUESTS = List.of("Ada", "Grace", "Edsger");

    private Ex02Arguments() {}

    /** The job: two arguments, the second of them a list of any length. */
    static void greet(String which, String... guests) {
        log.info("{}: Hello {}", which, String.join(" and ", guests));
    }

    static final class Arguments {
        static void run() throws InterruptedException {
            startAndJoin(List.of(delayed(() -> greet("Arguments", "Ada", "Grace"))));
        }
    }

    /** Wrong: the three jobs share one field, and read it when the loop is over. */
    static final class Field {
        private static String guest;

        static void run() throws InterruptedException {
            List<DelayedTask> timers = new ArrayList<>();
            for (String name : GUESTS) {
                guest = name;
                timers.add(delayed(() -> greet("Field", guest)));
            }
            startAndJoin(timers);
        }
    }

    /** Right: each turn of the loop has a variable of its own, and the lambda keeps a copy. */
    static final class LocalVariable {
        static void run() throws InterruptedException {
            List<DelayedTask> timers = new ArrayList<>();
            for (String guest : GUESTS) {
                timers.add(delayed(() -> greet("Local variable", guest)));
            }
            startAndJoin(timers);
        }
    }

    /** The copy is of the variable, which is a reference: the list itself is still the one that others change. */
    static final class Lists {
        static void run() throws InterruptedException {
            List<String> guests = new ArrayList<>(List.of("Ada"));
            List<String> guestsSoFar = List.copyOf(guests);
            DelayedTask wrong = delayed(() -> greet("Same list", guests.toArray(String[]::new)));
            DelayedTask right = delayed(() -> greet("Copy of the list", guestsSoFar.toArray(String[]::new)));

            guests.add("Grace");
            startAndJoin(List.of(wrong));
            startAndJoin(List.of(right));
        }
    }

    private static DelayedTask delayed(Runnable job) {
        return new DelayedTask(Pace.millis(1_000), job);
    }

    private static void startAndJoin(List<DelayedTask> timers) throws InterruptedException {
        for (DelayedTask timer : timers) {
            timer.start();
        }
        for (DelayedTask timer : timers) {
            timer.join();
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Arguments.run();
        Field.run();
        LocalVariable.run();
        Lists.run();
    }
}

package org.paralleltasks.benchmarks.jmh;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.paralleltasks.subprocess.command.Command;

/**
 * What it costs to describe a command, before anything runs: ours is immutable, copied at each step, and checks that the
 * system can take each argument. The launch of a process takes a thousand times as long, so a difference here is one that
 * nobody notices; a figure in microseconds would be a mistake.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CommandDescription {
    private String program = "/bin/echo";
    private String argument = "with blanks, \"quotes\" and $dollars";

    /** With a time-out and a variable, each of which makes a copy. */
    @Benchmark
    public Command ours() {
        return Command.of(program, argument).withTimeout(Duration.ofSeconds(10)).withVariable("LANG", "C");
    }

    /** The argument as it is, without the quoting that would change it. */
    @Benchmark
    public CommandLine commonsExec() {
        return new CommandLine(program).addArgument(argument, false);
    }

    /** Without the environment: asking for it copies all variables of this JVM. */
    @Benchmark
    public ProcessBuilder processBuilder() {
        return new ProcessBuilder(program, argument);
    }
}

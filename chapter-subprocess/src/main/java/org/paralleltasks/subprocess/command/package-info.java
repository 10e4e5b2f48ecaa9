/**
 * Commands of the system, run with all their output, and ended with all that they have started. It needs slf4j-api and
 * commons-exec, and Linux for all that it promises; the rest of the course does not belong to it.
 *
 * <p><b>Run, and look at the code and the output:</b>
 *
 * <pre>{@code
 * CommandResult result = Command.shell("sleep 2; ls /tmp; echo 'BYE !' ").run();
 * if (result.returnCode() == 0) {
 *     result.stdout().lines().forEach(System.out::println);
 * } else {
 *     System.out.println(result.stderr().text());
 * }
 * }</pre>
 *
 * <p><b>A program, its arguments, variables, a directory, an input; success is insisted on:</b>
 *
 * <pre>{@code
 * String sorted = Command.of("sort", "--reverse")
 *         .withDirectory(Path.of("/tmp"))
 *         .withVariable("LC_ALL", "C")
 *         .withInput(Input.text("b\na\n"))
 *         .run()
 *         .check()
 *         .stdout()
 *         .text();
 * }</pre>
 *
 * <p><b>A shell line with text from outside,</b> which stays text:
 *
 * <pre>{@code
 * Command.shell("wc -l < \"$1\" | tr -d ' '", fileName).run();
 * }</pre>
 *
 * <p><b>Start, ask, wait:</b>
 *
 * <pre>{@code
 * try (RunningCommand running = Command.of("sleep", "10").start()) {
 *     System.out.println(running.pid() + " " + running.poll()); // 4711 OptionalInt.empty
 *     int returnCode = running.waitFor();
 * }
 * }</pre>
 *
 * <p><b>Terminate, kill, signal:</b>
 *
 * <pre>{@code
 * running.terminate();                // SIGTERM to the command
 * running.kill();                     // SIGKILL to the command
 * running.send(Signal.INT);           // any other to the command
 * running.sendToTree(Signal.STOP);    // to the command and all its descendants
 * }</pre>
 *
 * <p><b>A signal after a time,</b> unless the command ends before:
 *
 * <pre>{@code
 * ScheduledFuture<?> late = timer.schedule(running::terminate, 3, TimeUnit.SECONDS);
 * CommandResult result = running.communicate();
 * late.cancel(false);
 * }</pre>
 *
 * <p><b>A time-out of the command,</b> which ends it with its descendants:
 *
 * <pre>{@code
 * try {
 *     Command.shell("sleep 60; echo done").withTimeout(Duration.ofSeconds(10)).run();
 * } catch (CommandTimeoutException e) {
 *     System.out.println("so far: " + e.result().stdout().text());
 * }
 * }</pre>
 *
 * <p><b>A time-out of a wait,</b> which ends nothing:
 *
 * <pre>{@code
 * Optional<CommandResult> result = running.communicate(Duration.ofSeconds(10)); // empty: it still runs
 * }</pre>
 *
 * <p><b>Each line as it comes, and errors among them:</b>
 *
 * <pre>{@code
 * Command.of("make").withStdout(Output.lines(line -> log.info("{}", line))).withMergedStderr().run();
 * }</pre>
 *
 * <p>The exceptions are all {@link CommandException}s: {@link LaunchException}, {@link CommandFailedException}, {@link
 * CommandTimeoutException}, {@link OutputException}.
 */
package org.paralleltasks.subprocess.command;

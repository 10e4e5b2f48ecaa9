package org.paralleltasks.timeline.agent;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;

/**
 * A call to tell the recorder of.
 *
 * @param owner the class that has the method, or from which the receiver's class inherits it
 * @param target what {@link Way} says
 * @param everywhere whether that of a library counts, too
 */
record Rule(String owner, Way way, String target, boolean everywhere) {
    private static final String LOCK = "java/util/concurrent/locks/Lock";
    private static final String CONDITION = "java/util/concurrent/locks/Condition";
    private static final String OBJECT = "java/lang/Object";
    private static final String THREAD = "java/lang/Thread";

    private static final Map<String, List<Rule>> RULES = rules();

    /** How the recorder is told of a call. */
    enum Way {
        /** Just before it; the target is a method of {@link Announcements}. It has no arguments. */
        BEFORE,
        /** Just before and just after it; the target is what the names of two such methods begin with. */
        AROUND,
        /** The call is made by {@link RecordedCalls}; the target is the descriptor there. */
        INSTEAD
    }

    /**
     * The rule for a call, if there is one.
     *
     * @param owner the class that the call names, as an internal name
     * @param all whether all rules count, and not only those for libraries, too
     */
    static Optional<Rule> of(String owner, String name, String descriptor, Hierarchy hierarchy, boolean all) {
        return RULES.getOrDefault(name + descriptor, List.of()).stream()
                .filter(rule -> (all || rule.everywhere) && hierarchy.isA(owner, rule.owner))
                .findFirst();
    }

    /** By the name and the descriptor of the call as the program has it. */
    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (String call : List.of("lock()V", "lockInterruptibly()V", "tryLock()Z")) {
            add(rules, call, new Rule(LOCK, Way.AROUND, "lock", false));
        }
        add(rules, "tryLock(JLjava/util/concurrent/TimeUnit;)Z", new Rule(LOCK, Way.AROUND, "lock", false));
        add(rules, "unlock()V", new Rule(LOCK, Way.BEFORE, "unlock", false));
        for (String call : List.of(
                "await()V",
                "awaitUninterruptibly()V",
                "awaitNanos(J)J",
                "await(JLjava/util/concurrent/TimeUnit;)Z",
                "awaitUntil(Ljava/util/Date;)Z")) {
            add(rules, call, new Rule(CONDITION, Way.AROUND, "wait", false));
        }
        for (String name : List.of("signal", "signalAll")) {
            add(rules, name + "()V", new Rule(CONDITION, Way.BEFORE, name, false));
        }
        for (String call : List.of("wait()V", "wait(J)V")) {
            add(rules, call, new Rule(OBJECT, Way.AROUND, "wait", false));
        }
        for (String name : List.of("notify", "notifyAll")) {
            add(rules, name + "()V", new Rule(OBJECT, Way.BEFORE, name, false));
        }
        for (String call : List.of("join()V", "join(J)V")) {
            add(rules, call, new Rule(THREAD, Way.AROUND, "join", false));
        }
        add(rules, "interrupt()V", new Rule(THREAD, Way.BEFORE, "interrupt", true));
        for (String channel : List.of("FileChannel", "SocketChannel")) {
            Rule rule = new Rule("java/nio/channels/" + channel, Way.AROUND, "read", true);
            add(rules, "read(Ljava/nio/ByteBuffer;)I", rule);
        }
        Rule accept = new Rule("java/nio/channels/ServerSocketChannel", Way.AROUND, "read", true);
        add(rules, "accept()Ljava/nio/channels/SocketChannel;", accept);
        add(rules, "destroy()V", new Rule("java/lang/Process", Way.BEFORE, "destroy", true));
        add(rules, "destroy()Z", new Rule("java/lang/ProcessHandle", Way.BEFORE, "destroy", true));
        Rule kill = new Rule("java/lang/Process", Way.BEFORE, "destroyForcibly", true);
        add(rules, "destroyForcibly()Ljava/lang/Process;", kill);
        add(rules, "destroyForcibly()Z", new Rule("java/lang/ProcessHandle", Way.BEFORE, "destroyForcibly", true));
        for (Method method : RecordedCalls.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                addInstead(rules, method);
            }
        }
        return rules;
    }

    private static void addInstead(Map<String, List<Rule>> rules, Method method) {
        Type[] types = Type.getArgumentTypes(method);
        Type[] arguments = List.of(types).subList(1, types.length).toArray(new Type[0]);
        String original = Type.getMethodDescriptor(Type.getReturnType(method), arguments);
        boolean everywhere = method.isAnnotationPresent(RecordedCalls.InLibrariesToo.class);
        add(
                rules,
                method.getName() + original,
                new Rule(types[0].getInternalName(), Way.INSTEAD, Type.getMethodDescriptor(method), everywhere));
    }

    private static void add(Map<String, List<Rule>> rules, String call, Rule rule) {
        rules.computeIfAbsent(call, key -> new ArrayList<>()).add(rule);
    }
}

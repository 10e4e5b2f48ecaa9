package org.paralleltasks.subprocess.command;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables of a command. Immutable. */
final class Environment {
    private static final Environment INHERITED = new Environment(true, Map.of());

    private final boolean inherits;
    private final Map<String, String> variables;

    private Environment(boolean inherits, Map<String, String> variables) {
        this.inherits = inherits;
        this.variables = variables;
    }

    static Environment inherited() {
        return INHERITED;
    }

    static Environment exactly(Map<String, String> variables) {
        Environment environment = new Environment(false, Map.of());
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            environment = environment.with(variable.getKey(), variable.getValue());
        }
        return environment;
    }

    Environment with(String name, String value) {
        SystemText.require(name);
        SystemText.require(value);
        if (name.isEmpty() || name.contains("=")) {
            throw new IllegalArgumentException(
                    "an environment variable cannot be called '" + name + "': the name is empty or holds a =");
        }
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(name, value);
        return new Environment(inherits, more);
    }

    /** Whether it begins with this JVM's variables. */
    boolean inherits() {
        return inherits;
    }

    /** Makes a child's environment out of the inherited one. */
    void applyTo(Map<String, String> inheritedVariables) {
        if (!inherits) {
            inheritedVariables.clear();
        }
        inheritedVariables.putAll(variables);
    }
}

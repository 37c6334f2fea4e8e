package dev.malachite.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option has a twin in the environment: {@code --port-file} is {@code MALACHITE_PORT_FILE}. Flags win. */
final class EnvironmentDefaults implements IDefaultValueProvider {
    static final String PREFIX = "MALACHITE_";

    /** Read by the launcher, before there is a command. */
    private static final java.util.Set<String> OF_THE_LAUNCHER =
            java.util.Set.of("MALACHITE_JAVA_OPTIONS", "MALACHITE_ARCHIVE");

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? environment.get(twin(option.longestName())) : null;
    }

    private static String twin(String option) {
        String word = option.startsWith("--") ? option.substring(2) : option;
        return PREFIX + word.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The names in the environment that look like ours and are the twin of no option. */
    SortedSet<String> unknown(CommandSpec command) {
        TreeSet<String> names = new TreeSet<>();
        environment.keySet().stream().filter(name -> name.startsWith(PREFIX)).forEach(names::add);
        names.removeAll(OF_THE_LAUNCHER);
        command.options().forEach(option -> names.remove(twin(option.longestName())));
        return names;
    }
}

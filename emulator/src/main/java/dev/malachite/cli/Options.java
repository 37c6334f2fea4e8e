package dev.malachite.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command and its options, declared by code. Annotations say the same, but the JVM makes classes to read them, at
 * each start anew, which no class archive holds (docs/adr/0606). What an option was given is known when the command
 * runs.
 */
final class Options {
    private final CommandSpec command;

    /** A command that runs {@code action}, a {@link Runnable} or a {@link java.util.concurrent.Callable}. */
    Options(Object action, String name, String description) {
        command = CommandSpec.wrapWithoutInspection(action).name(name);
        command.usageMessage().description(description);
    }

    CommandSpec command() {
        return command;
    }

    /** Where the command prints. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Gives {@code --help} and {@code --version} to a command and to all below it that have none of their own. */
    static void addStandard(CommandSpec command) {
        if (command.findOption("--help") == null) {
            command.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help message and exit.")
                    .build());
            command.addOption(OptionSpec.builder("-V", "--version")
                    .versionHelp(true)
                    .description("Print version information and exit.")
                    .build());
        }
        command.subcommands().values().forEach(below -> addStandard(below.getCommandSpec()));
    }

    /** True when it is given. */
    Supplier<Boolean> flag(String name, String description) {
        return add(OptionSpec.builder(name)
                .type(boolean.class)
                .initialValue(false)
                .description(description)
                .build());
    }

    /** One value of the type of the one that holds when none is given. */
    <T> Supplier<T> value(String name, String label, T unlessGiven, String description) {
        return add(OptionSpec.builder(name)
                .paramLabel(label)
                .type(unlessGiven instanceof Enum<?> constant ? constant.getDeclaringClass() : unlessGiven.getClass())
                .initialValue(unlessGiven)
                .description(description)
                .build());
    }

    /** One value, or none. */
    <T> Supplier<Optional<T>> optional(String name, String label, Class<T> type, String description) {
        return add(OptionSpec.builder(name)
                .paramLabel(label)
                .type(Optional.class)
                .auxiliaryTypes(type)
                .initialValue(Optional.empty())
                .description(description)
                .build());
    }

    /**
     * Values, separated by commas, or by giving the option again.
     *
     * @param arity how many parameters one option may have, as {@code 1..*}
     */
    <T> Supplier<List<T>> list(
            String name, String label, String arity, Class<T> type, List<T> unlessGiven, String description) {
        return add(OptionSpec.builder(name)
                .paramLabel(label)
                .arity(arity)
                .type(List.class)
                .auxiliaryTypes(type)
                .splitRegex(",")
                .initialValue(unlessGiven)
                .description(description)
                .build());
    }

    /** What stands behind the options, or not. */
    <T> Supplier<Optional<T>> argument(String label, Class<T> type, String description) {
        PositionalParamSpec argument = PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("0..1")
                .type(Optional.class)
                .auxiliaryTypes(type)
                .initialValue(Optional.empty())
                .description(description)
                .build();
        command.addPositional(argument);
        return argument::getValue;
    }

    private <T> Supplier<T> add(OptionSpec option) {
        command.addOption(option);
        return option::getValue;
    }
}

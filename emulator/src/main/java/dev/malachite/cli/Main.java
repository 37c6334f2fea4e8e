package dev.malachite.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/** The {@code malachite} command. Exit codes: 0 done, 1 it failed, 2 it was asked wrongly. */
public final class Main implements Runnable {
    private final Options options =
            new Options(this, "malachite", "Local emulator of Azure Backup's Microsoft.DataProtection REST API.");

    private Main() {
        CommandSpec command =
                options.command().scopeType(ScopeType.INHERIT).versionProvider(new VersionCommand.Provider());
        command.usageMessage().synopsisSubcommandLabel("COMMAND");
    }

    public static void main(String[] arguments) {
        boolean start = arguments.length > 0 && arguments[0].equals("start");
        CommandLine commandLine = start ? startAlone(System.getenv()) : commandLine(System.getenv());
        System.exit(commandLine.execute(arguments));
    }

    /** To read what a start does not use takes longer than the JVM itself. */
    static CommandLine startAlone(Map<String, String> variables) {
        return commandLine(variables, List.of());
    }

    /** The command with its subcommands, ready to execute; what no flag says the environment may. */
    public static CommandLine commandLine(Map<String, String> variables) {
        return commandLine(variables, besideStart());
    }

    /** Commands by code, and classes that are read by their annotations, which the start cannot afford. */
    private static List<Object> besideStart() {
        return List.of(
                new EnvCommand().command(),
                new CertCommand().command(),
                HealthcheckCommand.class,
                VersionCommand.class,
                DoctorCommand.class,
                WarmUpCommand.class,
                FaultsCommand.class,
                PlansCommand.class,
                ScenarioCommand.class,
                ClockCommand.class,
                JournalCommand.class,
                WorldCommand.class,
                ResetCommand.class,
                AutoComplete.GenerateCompletion.class);
    }

    private static CommandLine commandLine(Map<String, String> variables, List<Object> besideStart) {
        EnvironmentDefaults environment = new EnvironmentDefaults(variables);
        CommandLine commandLine = new CommandLine(new Main().options.command());
        commandLine.addSubcommand(new StartCommand(environment).command());
        besideStart.forEach(commandLine::addSubcommand);
        Options.addStandard(commandLine.getCommandSpec());
        commandLine.setDefaultValueProvider(environment);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(Main::asked);
        commandLine.setExecutionExceptionHandler(Main::failed);
        return commandLine;
    }

    @Override
    public void run() {
        options.command().commandLine().usage(options.out());
    }

    /** A wrong call gets one clear line. */
    private static int asked(CommandLine.ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("malachite: " + e.getMessage().lines().findFirst().orElse("") + " See 'malachite --help'.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult result) {
        PrintWriter err = commandLine.getErr();
        err.println("malachite: " + e.getMessage());
        err.flush();
        return e instanceof IllegalArgumentException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}

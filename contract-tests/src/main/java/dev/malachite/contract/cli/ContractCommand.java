package dev.malachite.contract.cli;

import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code contract}: does a service still behave as the contract says, and as another one does?
 *
 * <p>Exit codes of every subcommand: 0 alike, 1 different, 2 wrong usage or unreadable files.
 */
@Command(
        name = "contract",
        description = "Plays scenarios, checks traffic against the contract, and compares traffics.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            ReplayCommand.class,
            DriftCommand.class,
            DoctorCommand.class,
            CleanUpCommand.class
        })
public final class ContractCommand implements Callable<Integer> {
    /** Azure's libraries warn of what they do themselves. Held, for a logger that nobody holds forgets its level. */
    private static final Logger AZURE = Logger.getLogger("com.azure");

    static final int ALIKE = 0;
    static final int DIFFERENT = 1;
    static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return UNUSABLE;
    }

    public static void main(String[] arguments) {
        // The report is what people came for; the emulator in this process keeps its news to itself.
        Logger.getLogger("").setLevel(Level.WARNING);
        AZURE.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    /** The command with the handling of errors that its subcommands need. */
    public static CommandLine commandLine() {
        return new CommandLine(new ContractCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new OneLineErrors());
    }
}

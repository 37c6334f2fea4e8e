package dev.malachite.contract.cli;

import dev.malachite.contract.azure.AzureConfig;
import dev.malachite.contract.azure.CleanUp;
import dev.malachite.contract.azure.Credentials;
import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.target.WaitedClock;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code contract cleanup}: deletes the vaults and guards that a run left in Azure. */
@Command(
        name = "cleanup",
        description = "Deletes the vaults and guards that a run left in Azure.",
        mixinStandardHelpOptions = true)
final class CleanUpCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            defaultValue = "contract.yaml",
            paramLabel = "FILE",
            description = "Where in Azure; contract.yaml unless given.")
    private Path config;

    @Option(names = "--yes-delete-resources", description = "The vaults and guards may be deleted.")
    private boolean permitted;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AzureConfig azure = AzureConfig.read(config);
        if (!permitted) {
            throw new UnreachableException("deletes every vault and guard in " + azure.resourceGroup()
                    + " that a run tagged, or whose name begins with " + azure.prefix()
                    + "-: say --yes-delete-resources");
        }
        Credentials credentials = Credentials.ofThisMachine(azure.cloud(), azure.trust());
        CleanUp.Outcome outcome = new CleanUp(azure, credentials, azure.sender(), new WaitedClock()).ofEveryRun();
        outcome.gone().forEach(name -> spec.commandLine().getOut().println("gone: " + name));
        outcome.left().forEach(reason -> spec.commandLine().getErr().println("left: " + reason));
        return outcome.left().isEmpty() ? ContractCommand.ALIKE : ContractCommand.DIFFERENT;
    }
}

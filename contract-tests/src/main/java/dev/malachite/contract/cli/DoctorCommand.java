package dev.malachite.contract.cli;

import dev.malachite.contract.azure.AzureConfig;
import dev.malachite.contract.azure.Credentials;
import dev.malachite.contract.azure.Doctor;
import dev.malachite.contract.target.WaitedClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code contract doctor}: looks whether Azure could be played on, and touches nothing. */
@Command(
        name = "doctor",
        description = "Looks whether Azure could be played on, and touches nothing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            defaultValue = "contract.yaml",
            paramLabel = "FILE",
            description = "Where in Azure; contract.yaml unless given.")
    private Path config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AzureConfig azure = AzureConfig.read(config);
        Credentials credentials = Credentials.ofThisMachine(azure.cloud(), azure.trust());
        List<String> complaints = new Doctor(azure, credentials, azure.sender(), new WaitedClock()).complaints();
        complaints.forEach(spec.commandLine().getErr()::println);
        if (complaints.isEmpty()) {
            spec.commandLine().getOut().println("ready: " + azure.resourceGroup() + " in " + azure.location());
        }
        return complaints.isEmpty() ? ContractCommand.ALIKE : ContractCommand.UNUSABLE;
    }
}

package dev.malachite.contract.cli;

import dev.malachite.contract.azure.AzureConfig;
import dev.malachite.contract.azure.AzureTarget;
import dev.malachite.contract.azure.Credentials;
import dev.malachite.contract.azure.Doctor;
import dev.malachite.contract.target.InProcessTarget;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.target.UrlTarget;
import dev.malachite.contract.target.WaitedClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Who is to answer. */
final class TargetOption {
    private static final String EMULATOR = "emulator";

    @Option(
            names = "--target",
            defaultValue = EMULATOR,
            paramLabel = "TARGET",
            description = "emulator (one in this process, the default), a URL, or azure.")
    private String target;

    @Option(
            names = "--config",
            defaultValue = "contract.yaml",
            paramLabel = "FILE",
            description = "Where in Azure to play; contract.yaml unless given.")
    private Path config;

    @Option(names = "--yes-create-resources", description = "Azure may be changed, in the one resource group.")
    private boolean permitted;

    /** A target in which a departure from the contract is an error. */
    Target strict() {
        return target.equals(EMULATOR) ? InProcessTarget.open() : url();
    }

    /** A target that answers whatever it is asked. */
    Target tolerant() {
        return target.equals(EMULATOR) ? InProcessTarget.unchecked() : url();
    }

    private Target url() {
        if (target.equals("azure")) {
            return azure();
        }
        try {
            URI url = URI.create(target);
            if (url.getHost() == null || url.getScheme() == null) {
                throw new UnreachableException("--target is emulator, azure, or a URL such as http://localhost:8452");
            }
            return new UrlTarget(url);
        } catch (IllegalArgumentException e) {
            throw new UnreachableException("--target is emulator, azure, or a URL such as http://localhost:8452");
        }
    }

    private Target azure() {
        AzureConfig azure = AzureConfig.read(config);
        if (!permitted) {
            throw new UnreachableException("--target azure makes and deletes vaults in " + azure.resourceGroup()
                    + ": say --yes-create-resources");
        }
        Credentials credentials = Credentials.ofThisMachine(azure.cloud(), azure.trust());
        List<String> complaints = new Doctor(azure, credentials, azure.sender(), new WaitedClock()).complaints();
        if (!complaints.isEmpty()) {
            throw new UnreachableException(String.join("; ", complaints));
        }
        return new AzureTarget(azure, credentials, azure.sender(), new WaitedClock());
    }
}

package dev.malachite.contract.cli;

import dev.malachite.contract.target.InProcessTarget;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.target.UrlTarget;
import java.net.URI;
import picocli.CommandLine.Option;

/** Who is to answer. */
final class TargetOption {
    private static final String EMULATOR = "emulator";

    @Option(
            names = "--target",
            defaultValue = EMULATOR,
            paramLabel = "TARGET",
            description = "emulator (one in this process, the default) or a URL.")
    private String target;

    /** A target in which a departure from the contract is an error. */
    Target strict() {
        return target.equals(EMULATOR) ? InProcessTarget.open() : url();
    }

    /** A target that answers whatever it is asked. */
    Target tolerant() {
        return target.equals(EMULATOR) ? InProcessTarget.unchecked() : url();
    }

    private Target url() {
        try {
            URI url = URI.create(target);
            if (url.getHost() == null || url.getScheme() == null) {
                throw new UnreachableException("--target is emulator or a URL such as http://localhost:8452");
            }
            return new UrlTarget(url);
        } catch (IllegalArgumentException e) {
            throw new UnreachableException("--target is emulator or a URL such as http://localhost:8452");
        }
    }
}

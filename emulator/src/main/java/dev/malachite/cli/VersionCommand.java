package dev.malachite.cli;

import dev.malachite.Version;
import dev.malachite.openapi.Contract;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code malachite version}: the version, the api-versions and the Java that runs it. */
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** The version for {@code --version}. */
    static final class Provider implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"malachite " + Version.current()};
        }
    }

    @Override
    public void run() {
        List<String> versions = Contract.load().apiVersions();
        var out = spec.commandLine().getOut();
        out.println("malachite " + Version.current());
        out.println("api-versions " + versions.get(0) + " to " + versions.get(versions.size() - 1) + ", "
                + versions.size() + " in all");
        out.println("java " + Runtime.version());
        out.flush();
    }
}

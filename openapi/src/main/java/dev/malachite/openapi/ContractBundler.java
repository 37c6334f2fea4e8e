package dev.malachite.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the YAML files into the two files that the running emulator reads: {@code openapi.json} and
 * {@code operations.index}. Runs during the build.
 */
public final class ContractBundler {
    private ContractBundler() {}

    /**
     * Bundles the directory {@code args[0]} into the directory {@code args[1]}.
     *
     * @throws IOException if a file cannot be read or written
     * @throws IllegalStateException naming every mistake in the YAML files, if there is one
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected the directory of the YAML files and the output directory");
        }
        ContractSources sources = ContractSources.read(Path.of(args[0]));
        List<String> problems = ContractCheck.problems(sources);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the API description is wrong:\n  " + String.join("\n  ", problems));
        }
        Path output = Files.createDirectories(Path.of(args[1]));
        Files.write(output.resolve("openapi.json"), JsonMapper.shared().writeValueAsBytes(sources.bundle()));
        Files.writeString(
                output.resolve("operations.index"), ContractIndex.write(sources.apiVersions(), sources.index()));
    }
}

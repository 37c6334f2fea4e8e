package dev.malachite.contract.azure;

import dev.malachite.contract.target.Clock;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Takes away the vaults that a run made, and all that is in them: those whose name begins as the run's do. */
public final class CleanUp {
    private static final String SOFT_DELETE_OFF =
            "{\"properties\":{\"securitySettings\":{\"softDeleteSettings\":{\"state\":\"Off\"}}}}";

    private final AzureConfig config;
    private final Arm arm;

    public CleanUp(AzureConfig config, Credentials credentials, Function<Request, Exchange> sender, Clock clock) {
        this.config = config;
        this.arm = new Arm(config, credentials, sender, clock);
    }

    /** What became of the vaults: names of those that went, and why others did not. */
    public record Outcome(List<String> gone, List<String> left) {
        public Outcome {
            gone = List.copyOf(gone);
            left = List.copyOf(left);
        }
    }

    /** Whatever any run left in the group. */
    public Outcome ofEveryRun() {
        return of(config.prefix() + "-");
    }

    /** Whatever has a name that begins so. */
    Outcome of(String prefix) {
        List<String> gone = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (JsonNode vault : arm.list(config.group() + "/providers/Microsoft.DataProtection/backupVaults")) {
            String name = vault.path("name").asString("");
            if (name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT))) {
                remove(vault.path("id").asString(""))
                        .ifPresentOrElse(reason -> left.add(name + ": " + reason), () -> gone.add(name));
            }
        }
        return new Outcome(gone, left);
    }

    /** Says why it could not, if it could not. */
    private Optional<String> remove(String vault) {
        // With soft delete an instance stays for two weeks, and keeps its vault from going.
        arm.change("PATCH", vault, Optional.of(SOFT_DELETE_OFF));
        for (JsonNode instance : arm.list(vault + "/backupInstances")) {
            arm.change("DELETE", instance.path("id").asString(""), Optional.empty());
        }
        Response ended = arm.change("DELETE", vault, Optional.empty());
        boolean failed = ended.status() >= 300
                || ended.json()
                        .map(body -> body.path("status").asString("").equals("Failed"))
                        .orElse(false);
        return failed ? Optional.of(ended.status() + " " + Arm.code(ended)) : Optional.empty();
    }
}

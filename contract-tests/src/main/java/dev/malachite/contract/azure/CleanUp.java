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
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Takes away the vaults and guards that a run made, and all that is in them. */
public final class CleanUp {
    private static final String SOFT_DELETE_OFF =
            "{\"properties\":{\"securitySettings\":{\"softDeleteSettings\":{\"state\":\"Off\"}}}}";

    private static final String UNLOCK =
            "{\"resourceGuardOperationRequests\":[\"%s/deleteResourceGuardProxyRequests/default\"]}";

    private final AzureConfig config;
    private final Arm arm;

    public CleanUp(AzureConfig config, Credentials credentials, Function<Request, Exchange> sender, Clock clock) {
        this.config = config;
        this.arm = new Arm(config, credentials, sender, clock);
    }

    /** What became of them: names of those that went, and why others did not. */
    public record Outcome(List<String> gone, List<String> left) {
        public Outcome {
            gone = List.copyOf(gone);
            left = List.copyOf(left);
        }
    }

    /** Whatever any run left in the group: it has a run's tag, or a name as runs give them. */
    public Outcome ofEveryRun() {
        return of(config.prefix() + "-", tag -> true);
    }

    /** Whatever one run left. */
    Outcome ofRun(String run) {
        return of(run + "-", run::equals);
    }

    private Outcome of(String prefix, Predicate<String> tagged) {
        List<String> gone = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (String type : List.of("backupVaults", "resourceGuards")) {
            for (JsonNode resource : arm.list(config.group() + "/providers/Microsoft.DataProtection/" + type)) {
                String name = resource.path("name").asString("");
                JsonNode tag = resource.path("tags").path(AzureTarget.TAG);
                boolean named = name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
                if (named || (tag.isString() && tagged.test(tag.asString()))) {
                    String id = resource.path("id").asString("");
                    Optional<String> complaint = type.equals("backupVaults") ? removeVault(id) : removed(delete(id));
                    complaint.ifPresentOrElse(reason -> left.add(name + ": " + reason), () -> gone.add(name));
                }
            }
        }
        return new Outcome(gone, left);
    }

    /** Says why it could not, if it could not. */
    private Optional<String> removeVault(String vault) {
        unguard(vault);
        // With soft delete an instance stays for two weeks, and keeps its vault from going.
        arm.change("PATCH", vault, Optional.of(SOFT_DELETE_OFF));
        for (JsonNode deleted : arm.list(vault + "/deletedBackupInstances")) {
            arm.change("POST", deleted.path("id").asString("") + "/undelete", Optional.empty());
        }
        for (JsonNode instance : arm.list(vault + "/backupInstances")) {
            delete(instance.path("id").asString(""));
        }
        return removed(delete(vault));
    }

    /** A guard keeps what it guards from going, until it is asked for. */
    private void unguard(String vault) {
        for (JsonNode proxy : arm.list(vault + "/backupResourceGuardProxies")) {
            String guard =
                    proxy.path("properties").path("resourceGuardResourceId").asString("");
            String id = proxy.path("id").asString("");
            arm.change("POST", id + "/unlockDelete", Optional.of(UNLOCK.formatted(guard)));
            delete(id);
        }
    }

    private Response delete(String id) {
        return arm.change("DELETE", id, Optional.empty());
    }

    private static Optional<String> removed(Response ended) {
        boolean failed = ended.status() >= 300
                || ended.json()
                        .map(body -> body.path("status").asString("").equals("Failed"))
                        .orElse(false);
        return failed ? Optional.of(ended.status() + " " + Arm.code(ended)) : Optional.empty();
    }
}

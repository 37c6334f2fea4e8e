package dev.malachite.contract.azure;

import dev.malachite.contract.target.Clock;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Looks whether a run could play, and touches nothing. */
public final class Doctor {
    private static final String RESOURCES = "2021-04-01";

    private final AzureConfig config;
    private final Arm arm;

    public Doctor(AzureConfig config, Credentials credentials, Function<Request, Exchange> sender, Clock clock) {
        this.config = config;
        this.arm = new Arm(config, credentials, sender, clock);
    }

    /** What keeps a run from playing; nothing if it can. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        Response group = arm.get(config.group(), RESOURCES);
        if (group.status() != 200) {
            complaints.add("resource group " + config.resourceGroup() + " answers " + group.status() + " "
                    + Arm.code(group) + ": make it, and give the credentials the role Backup Contributor on it");
            return complaints;
        }
        Response vaults = arm.get(config.group() + "/providers/Microsoft.DataProtection/backupVaults", "2024-04-01");
        if (vaults.status() != 200) {
            complaints.add("backup vaults cannot be listed: " + vaults.status() + " " + Arm.code(vaults)
                    + ": register Microsoft.DataProtection, or give the role Backup Contributor");
        }
        config.database().ifPresent(database -> {
            Response found = arm.get(database, "2017-12-01");
            if (found.status() != 200) {
                complaints.add("the database answers " + found.status() + " " + Arm.code(found));
            }
        });
        return complaints;
    }
}

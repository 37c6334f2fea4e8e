package dev.malachite.contract.target;

import java.util.UUID;

/** The article's names in subscriptions in which nobody has been. */
final class FreshSurroundings {
    private FreshSurroundings() {}

    static Surroundings next() {
        return in(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    static Surroundings ofTheArticle() {
        return in("0b352192-dcac-4cc7-992e-a96190ccc68c", "f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4");
    }

    private static Surroundings in(String vaults, String data) {
        return new Surroundings(
                "/subscriptions/" + vaults + "/resourceGroups/TestBkpVaultRG",
                "westus",
                "testBkpVault",
                "/subscriptions/" + data
                        + "/resourceGroups/ossdemoRG/providers/Microsoft.DBforPostgreSQL/servers/testpostgresql",
                "empdb11");
    }
}

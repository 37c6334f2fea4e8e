package dev.malachite.providers.dataprotection.backupvaults;

/**
 * How safe the service finds a vault. Source: recorded traffic, every combination observed (2024-04-01); combinations
 * that were not observed follow their neighbours.
 */
record VaultScore(String secureScore, String bcdrSecurityLevel) {
    private static final VaultScore NONE = new VaultScore("None", "Poor");
    private static final VaultScore MINIMUM = new VaultScore("Minimum", "Fair");
    private static final VaultScore ADEQUATE = new VaultScore("Adequate", "Good");

    static VaultScore of(BackupVault vault) {
        String immutability = vault.immutabilityState().orElse("Disabled");
        return switch (vault.softDeleteState()) {
            case "AlwaysOn" -> ADEQUATE;
            case "On" -> immutability.equals("Locked") ? ADEQUATE : immutability.equals("Unlocked") ? MINIMUM : NONE;
            default -> NONE;
        };
    }
}

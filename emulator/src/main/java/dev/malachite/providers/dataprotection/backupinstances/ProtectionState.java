package dev.malachite.providers.dataprotection.backupinstances;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the protection of a datasource stands, in the service's words.
 *
 * <p>Source: recorded traffic; swagger for those that were never seen. {@code BackupsSuspended} is in no swagger.
 */
public enum ProtectionState {
    CONFIGURING_PROTECTION("ConfiguringProtection"),
    CONFIGURING_PROTECTION_FAILED("ConfiguringProtectionFailed"),
    PROTECTION_CONFIGURED("ProtectionConfigured"),
    PROTECTION_ERROR("ProtectionError"),
    UPDATING_PROTECTION("UpdatingProtection"),
    PROTECTION_STOPPED("ProtectionStopped"),
    BACKUPS_SUSPENDED("BackupsSuspended"),
    SOFT_DELETED("SoftDeleted");

    private final String wire;

    ProtectionState(String wire) {
        this.wire = wire;
    }

    /** The word on the wire. */
    public String wire() {
        return wire;
    }

    static ProtectionState of(String wire) {
        for (ProtectionState state : values()) {
            if (state.wire.equals(wire)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No protection state: " + wire);
    }

    /**
     * The state in which an instance is taken into a world that shows this word: nothing is under way there, so what
     * was being done counts as done. Empty for words that no living instance has.
     */
    static Optional<ProtectionState> seeded(String wire) {
        return switch (wire) {
            case "ConfiguringProtection", "UpdatingProtection" -> Optional.of(PROTECTION_CONFIGURED);
            case "BackupSchedulesSuspended", "RetentionSchedulesSuspended" -> Optional.of(BACKUPS_SUSPENDED);
            case "SoftDeleted" -> Optional.empty();
            default ->
                Stream.of(values()).filter(state -> state.wire.equals(wire)).findFirst();
        };
    }

    /** Whether the datasource counts as protected, rather than merely held by its instance. */
    boolean isActive() {
        return this != PROTECTION_STOPPED && this != BACKUPS_SUSPENDED;
    }
}

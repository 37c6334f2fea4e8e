package dev.malachite.providers.dataprotection.datasources;

import dev.malachite.providers.dataprotection.datasources.DatasourceType.Permission;
import dev.malachite.providers.dataprotection.datasources.DatasourceType.Place;
import dev.malachite.world.BuiltInRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The types of datasource of which the service knows more than their name.
 *
 * <p>Source: rules of Microsoft Learn (stores, frequencies, retention, roles); recorded traffic (durations).
 */
public final class DatasourceTypes {
    private static final long TEN_YEARS = 3_660;
    private static final Duration USUAL_VALIDATION = Duration.ofMillis(40_400);
    private static final Duration USUAL_DELETION = Duration.ofSeconds(50);
    private static final String READ_ROLES = "Microsoft.Authorization/roleAssignments/read";

    private final List<DatasourceType> known = List.of(
            new DatasourceType(
                    "Microsoft.DBforPostgreSQL/servers/databases",
                    Set.of("VaultStore", "ArchiveStore"),
                    Optional.of("Full"),
                    Set.of("P1W"),
                    7,
                    TEN_YEARS,
                    Duration.ofMillis(20_800),
                    USUAL_DELETION,
                    List.of(new Permission(BuiltInRole.READER, Place.PARENT, READ_ROLES))),
            new DatasourceType(
                    "Microsoft.DBforPostgreSQL/flexibleServers",
                    Set.of("VaultStore", "ArchiveStore"),
                    Optional.of("Full"),
                    Set.of("P1W", "P1D"),
                    7,
                    TEN_YEARS,
                    USUAL_VALIDATION,
                    USUAL_DELETION,
                    List.of(
                            new Permission(BuiltInRole.READER, Place.RESOURCE_GROUP, READ_ROLES),
                            new Permission(
                                    BuiltInRole.POSTGRESQL_LONG_TERM_RETENTION_BACKUP,
                                    Place.DATASOURCE,
                                    "Microsoft.DBforPostgreSQL/flexibleServers/ltrBackupOperations/read"))));

    public Optional<DatasourceType> find(String name) {
        return known.stream().filter(type -> type.name().equalsIgnoreCase(name)).findFirst();
    }

    public Duration validation(String name) {
        return find(name).map(DatasourceType::validation).orElse(USUAL_VALIDATION);
    }

    public Duration deletion(String name) {
        return find(name).map(DatasourceType::deletion).orElse(USUAL_DELETION);
    }
}

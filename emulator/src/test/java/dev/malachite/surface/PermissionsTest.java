package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the identities of a vault and of a cluster must be permitted, row by row: with all of a task's rows it succeeds,
 * without any one of them it fails.
 *
 * <p>Source: Microsoft Learn and recorded role assignments (roles and places); the article (the message); actions but
 * the reading of role assignments are inferred.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PermissionsTest {
    private static final String GENERIC = "UserErrorMissingRequiredPermissions";
    private static final String READ = "Microsoft.Authorization/roleAssignments/read";

    private static final Azure AZURE = new Azure(settings -> settings.world(World.Mode.STRICT));

    @AfterEach
    void forget() {
        AZURE.reset();
    }

    @AfterAll
    static void close() {
        AZURE.close();
    }

    record Row(String type, String task, String holder, String role, String place, String action, String code) {
        static Row of(String line) {
            String[] words = line.split(" \\| ", -1);
            return new Row(
                    words[0],
                    words[1],
                    words[2],
                    words[3],
                    words[4],
                    words[5].equals("READ") ? PermissionsTest.READ : words[5],
                    words.length > 6 ? words[6] : GENERIC);
        }

        String principal(StrictEstate estate) {
            return holder.equals("vault") ? StrictEstate.VAULT_PRINCIPAL : StrictEstate.principalOf(estate.id(holder));
        }

        boolean isFor(Row other) {
            return type.equals(other.type) && task.equals(other.task);
        }
    }

    static List<Row> rows() {
        try (InputStream rows = PermissionsTest.class.getResourceAsStream("/surface/permissions.psv")) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row of each task of each type. */
    static List<Row> tasks() {
        return rows().stream()
                .filter(row -> rows().stream().filter(row::isFor).findFirst().equals(Optional.of(row)))
                .toList();
    }

    /** How the validation of a row's task ends in a world that grants the given rows. */
    private static JsonObject ended(StrictEstate estate, Row row, List<Row> granted) {
        List<JsonObject> world = new ArrayList<>(estate.resources(!row.task().equals("backup")));
        granted.forEach(grant -> world.add(estate.grant(grant.principal(estate), grant.role(), grant.place())));
        AZURE.seed(world);
        return estate.validated(AZURE, row.task(), estate.body(row.task()));
    }

    /** The role assignments that a task of a type needs. */
    static List<JsonObject> grants(StrictEstate estate, String task) {
        return rows().stream()
                .filter(row -> row.type().equals(estate.type()) && row.task().equals(task))
                .map(row -> estate.grant(row.principal(estate), row.role(), row.place()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void a_task_with_all_its_permissions_succeeds(Row task) {
        StrictEstate estate = StrictEstate.of(task.type(), AZURE.group());

        JsonObject ended =
                ended(estate, task, rows().stream().filter(task::isFor).toList());

        assertEquals(Optional.of("Succeeded"), ended.string("status"), ended.toString());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_task_without_one_of_its_permissions_fails_in_the_services_words(Row missing) {
        StrictEstate estate = StrictEstate.of(missing.type(), AZURE.group());

        JsonObject ended = ended(
                estate,
                missing,
                rows().stream()
                        .filter(missing::isFor)
                        .filter(row -> !row.equals(missing))
                        .toList());

        assertEquals(Optional.of("Failed"), ended.string("status"), ended.toString());
        JsonObject error = ended.objectOrEmpty("error");
        assertEquals(Optional.of(missing.code()), error.string("code"), error.toString());
        JsonObject inner = error.objects("additionalInfo")
                .get(0)
                .objectOrEmpty("info")
                .objectOrEmpty("innerError")
                .objectOrEmpty("additionalInfo");
        String principal = missing.principal(estate);
        String scope = estate.id(missing.place())
                + (missing.action().equals(READ) ? "/providers/Microsoft.Authorization" : "");
        assertEquals(
                Optional.of((missing.task().equals("backup") ? "Validate for Protection" : "Validate for Restore")
                        + " failed. Exception Message: The client '" + principal + "' with object id '" + principal
                        + "' does not have authorization to perform action '" + missing.action() + "' over scope '"
                        + scope + "' or the scope is invalid. If access was recently granted, please refresh your"
                        + " credentials."),
                inner.string("DetailedNonLocalisedMessage"));
    }

    @Test
    void every_type_has_rows_for_backup_and_for_restore() throws IOException {
        Set<String> covered = new TreeSet<>();
        rows().forEach(row -> covered.add(row.type().toLowerCase(java.util.Locale.ROOT)
                + (row.task().equals("backup") ? " backup" : " restore")));
        try (InputStream index = PermissionsTest.class.getResourceAsStream("/datasources/index.json")) {
            Set<String> types =
                    Json.objectsOf("index.json", index.readAllBytes()).get(0).names();
            Set<String> expected = types.stream()
                    .filter(type -> type.contains("/"))
                    .flatMap(type -> Arrays.stream(new String[] {type + " backup", type + " restore"}))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, covered);
        }
    }
}

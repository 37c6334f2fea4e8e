package dev.malachite.providers.resourcegraph.kql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The query language, apart from where its rows come from. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KqlQueryProperties {
    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");
    private static final Set<String> TABLES = Set.of("Resources", "Others");

    private static final List<Row> ROWS = List.of(
            row("a", "Microsoft.X/Ones", 3L, true, "2026-01-01T00:00:00.5Z", Map.of("b", List.of("p/q", "r"))),
            row("B", "microsoft.x/ones", null, false, "2026-01-05T00:00:00Z", Map.of()),
            row("c", "microsoft.y/twos", 1L, true, null, Map.of("b", List.of(), "s", "Some Words")));

    private static Row row(String name, String type, Object size, boolean on, Object time, Map<String, Object> inner) {
        Map<String, Object> properties = new LinkedHashMap<>(inner);
        properties.put("size", size);
        properties.put("on", on);
        properties.put("time", time);
        return new Row(Map.of("name", name, "type", type, "properties", properties));
    }

    private static List<Row> run(String operators) {
        return KqlQuery.parse("Resources " + operators, TABLES, NOW)
                .run(table -> table.equals("Resources") ? ROWS.stream() : Stream.of(ROWS.get(2)));
    }

    private static String names(String operators) {
        return String.join(
                "",
                run(operators).stream()
                        .map(row -> (String) row.cells().get("name"))
                        .toList());
    }

    private static Object value(String expression) {
        return run("| extend it = " + expression + " | take 1").get(0).cells().get("it");
    }

    @ParameterizedTest(name = "where {0} leaves {1}")
    @CsvSource(
            delimiter = '#',
            value = {
                "type =~ 'MICROSOFT.X/ones'#aB",
                "type == 'microsoft.x/ones'#B",
                "type != 'microsoft.x/ones'#ac",
                "type !~ 'microsoft.x/ones'#c",
                "name in~ ('A', 'b')#aB",
                "name in ('A', 'B')#B",
                "name !in ('A', 'B')#ac",
                "name !in~ ('A', 'b')#c",
                "properties.on == 'true'#ac",
                "properties.on == true and properties.size > 1#a",
                "properties.on == false or properties.size <= 1#Bc",
                "(name == 'a' or name == 'B') and properties.on == true#a",
                "name == 'a' or name == 'B' and properties.on == true#a",
                "properties.size < 3#c",
                "properties.size >= 1#ac",
                "isnull(properties.size)#B",
                "isnotnull(properties.size)#ac",
                "properties.size == 3#a",
                "properties.size != 3#Bc",
                "properties.none == 'x'#''",
                "properties.none != 'x'#aBc",
                "properties.time > datetime(2026-01-02T00:00:00Z)#B",
                "properties.time < datetime(2026-01-02)#a",
                "todatetime(properties.time) > ago(6d)#B",
                "properties.time > now()#''",
                "tolower(type) startswith 'microsoft.X'#aB",
                "type !startswith 'Microsoft.x'#c",
                "type startswith_cs 'Microsoft'#a",
                "type endswith 'TWOS'#c",
                "type contains 'x/O'#aB",
                "type !contains 'x/O'#c",
                "type contains_cs 'X/O'#a",
                "properties.s has 'words'#c",
                "properties.s has 'word'#''",
                "name has ''#aBc",
                "not(properties.on)#B",
                "properties['on'] == true#ac",
                "properties.b[0] == 'p/q'#a",
                "properties.b[-1] == 'r'#a",
                "array_length(properties.b) == 0#c",
                "isempty(properties.s)#aB",
            })
    void conditions(String condition, String left) {
        assertEquals(left, names("| where " + condition));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '#',
            value = {
                "split('a/b/c', '/')[1]#b",
                "split(split(properties.b[0], '/')[1], 'x')[0]#q",
                "strcat('On', 'Demand', 1, true)#OnDemand1true",
                "toupper('abc')#ABC",
                "tostring(properties.b)#[\"p/q\",\"r\"]",
                "iff(properties.on, 'yes', 'no')#yes",
                "case(name == 'x', 1, name == 'a', 2, 3)#2",
                "case(name == 'x', 1, name == 'y', 2, 3)#3",
                "coalesce(properties.none, properties.size)#3",
                "toint('12')#12",
                "tobool('TRUE')#true",
                "datetime(2026-01-01T00:00:00Z)#2026-01-01T00:00:00.0000000Z",
                "'it\\'s'#it's",
                "\"double\"#double",
                "strlen('four')#4",
                "-2#-2",
            })
    void expressions(String expression, String shown) {
        assertEquals(shown, String.valueOf(value(expression)));
    }

    @Test
    void rows_are_ordered_descending_unless_said_otherwise_and_nulls_come_first_only_then() {
        assertEquals("acB", names("| order by properties.size"));
        assertEquals("Bca", names("| sort by properties.size asc"));
        assertEquals("aBc", names("| order by type asc, name desc"));
        assertEquals("caB", names("| order by tolower(type), name"));
        assertEquals("ac", names("| order by properties.size desc | take 2"));
        assertEquals("c", names("| order by properties.size | limit 2 | where name == 'c'"));
    }

    @Test
    void columns_are_chosen_renamed_and_left_out() {
        Row projected = run("| project name, Size = properties.size, properties.on, tolower(type), 1 | take 1")
                .get(0);

        assertEquals(
                List.of("name", "Size", "properties_on", "type", "Column5"),
                List.copyOf(projected.cells().keySet()));
        assertEquals(
                Arrays.asList("a", 3L, true, "microsoft.x/ones", 1L),
                List.copyOf(projected.cells().values()));
        assertFalse(run("| project-away type, properties").get(0).cells().containsKey("type"));
    }

    @Test
    void rows_are_counted_alone_and_in_groups_and_told_once() {
        assertEquals(List.of(new Row(Map.of("Count", 3L))), run("| count"));
        assertEquals(
                List.of(
                        new Row(Map.of("kind", "microsoft.x/ones", "count_", 2L)),
                        new Row(Map.of("kind", "microsoft.y/twos", "count_", 1L))),
                run("| summarize count() by kind = tolower(type)"));
        assertEquals(List.of(new Row(Map.of("All", 3L))), run("| summarize All = count()"));
        assertEquals(2, run("| distinct tolower(type)").size());
    }

    @Test
    void tables_are_joined_to_each_other_without_case() {
        assertEquals("aBcc", names("| union others"));
        assertEquals(
                4,
                KqlQuery.parse("union resources, Others // all of them", TABLES, NOW)
                        .run(table -> table.equals("Resources") ? ROWS.stream() : Stream.of(ROWS.get(0)))
                        .size());
    }

    @Test
    void a_type_is_ruled_out_only_by_conditions_on_the_type_alone() {
        KqlQuery query =
                KqlQuery.parse("Resources | where name == 'x' | where type =~ 'A' | extend type = 'B'", TABLES, NOW);

        assertTrue(query.admits("a"));
        assertFalse(query.admits("b"));
        assertTrue(KqlQuery.parse("Resources | extend type = 'A' | where type == 'A'", TABLES, NOW)
                .admits("b"));
        assertTrue(KqlQuery.parse("Resources | where type == 'A' or name == 'x'", TABLES, NOW)
                .admits("b"));
    }

    @ParameterizedTest(name = "refused as no query: {0}")
    @ValueSource(
            strings = {
                "",
                "|",
                "| where",
                "| where name ==",
                "| where name == 'open",
                "| where (name == 'a'",
                "| where name in 'a'",
                "| where name # 'a'",
                "| where name ! 'a'",
                "| where properties[name] == 1",
                "| project",
                "| take x",
                "| take 99999999999999999999",
                "| order name",
                "where name == 'a'",
                "| extend a = ,",
                "| where true ; | take 1",
                "| where x == datetime(yesterday)",
                "| where x == 3y"
            })
    void no_query(String operators) {
        if (operators.isEmpty()) {
            assertThrows(KqlException.class, () -> KqlQuery.parse("", TABLES, NOW));
        } else {
            assertReason(KqlException.Reason.PARSER_FAILURE, operators);
        }
    }

    @ParameterizedTest(name = "refused, not answered otherwise: {0}")
    @ValueSource(
            strings = {
                "| join (Others) on name",
                "| mv-expand properties.b",
                "| parse name with *",
                "| summarize max(name)",
                "| summarize dcount(name) by type",
                "| where name matches regex 'a'",
                "| extend a = strcat_array(properties.b, ',')",
                "| where 1 + 1 == 2",
                "| top 3 by name",
                "| project-rename a = name",
                "| WHERE name == 'a'"
            })
    void not_served(String operators) {
        KqlException refused = assertThrows(KqlException.class, () -> run(operators));

        assertTrue(
                Set.of(KqlException.Reason.NOT_SERVED, KqlException.Reason.PARSER_FAILURE)
                        .contains(refused.reason()),
                refused::getMessage);
    }

    @Test
    void unknown_tables_columns_and_wrong_arguments_are_named() {
        KqlException table = assertThrows(KqlException.class, () -> KqlQuery.parse("Nothing", TABLES, NOW));
        assertEquals(KqlException.Reason.TABLE, table.reason());
        assertEquals("Nothing", table.token());
        assertReason(KqlException.Reason.SEMANTIC, "| where nme == 'a'");
        assertReason(KqlException.Reason.SEMANTIC, "| extend a = split(name)");
        assertReason(KqlException.Reason.SEMANTIC, "| extend a = case(true, 1, false, 2)");
        assertReason(KqlException.Reason.SEMANTIC, "| where properties.time > ago('7d')");
    }

    @Test
    void hostile_queries_cost_little() {
        assertReason(KqlException.Reason.LIMIT, "| where " + "(".repeat(5_000));
        assertReason(KqlException.Reason.LIMIT, "| where " + "not(".repeat(4_000));
        assertReason(KqlException.Reason.LIMIT, "| where properties" + ".a".repeat(9_000));
        assertReason(KqlException.Reason.LIMIT, "| where true".repeat(400));
        assertReason(KqlException.Reason.LIMIT, "| where name == '" + "x".repeat(20_000) + "'");
        assertReason(
                KqlException.Reason.LIMIT,
                "| extend a = 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"
                        + " | extend a = strcat(a, a)".repeat(60));
        assertEquals("aBc", names("| where true" + " and true".repeat(2_000)));
    }

    private static void assertReason(KqlException.Reason reason, String operators) {
        KqlException refused = assertThrows(KqlException.class, () -> run(operators), operators);
        assertEquals(reason, refused.reason(), refused::getMessage);
    }
}

package dev.malachite.contract.report;

import dev.malachite.contract.report.Report.Cell;
import dev.malachite.contract.report.Report.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by operation and column. Confined to one report. */
final class Tally {
    private static final Cell NOTHING = new Cell(0, 0, 0);

    private final List<String> columns;
    private final Map<String, Map<String, Cell>> cells = new TreeMap<>();
    private final Map<String, Integer> exchanges = new HashMap<>();

    Tally(List<String> columns) {
        this.columns = columns;
    }

    void exchange(String operationId) {
        exchanges.merge(operationId, 1, Integer::sum);
        cells.computeIfAbsent(operationId, unseen -> new HashMap<>());
    }

    void add(String operationId, String column, int looked, int differing, int explained) {
        cells.computeIfAbsent(operationId, unseen -> new HashMap<>())
                .merge(
                        column,
                        new Cell(looked, differing, explained),
                        (a, b) -> new Cell(
                                a.looked() + b.looked(), a.differing() + b.differing(), a.explained() + b.explained()));
    }

    int exchanges() {
        return exchanges.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Operations with most unexplained differences first, then by name. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        cells.forEach((operationId, byColumn) -> rows.add(new Row(
                operationId,
                exchanges.getOrDefault(operationId, 0),
                columns.stream()
                        .map(column -> byColumn.getOrDefault(column, NOTHING))
                        .toList())));
        rows.sort(Comparator.comparingInt((Row row) ->
                        -row.cells().stream().mapToInt(Cell::unexplained).sum())
                .thenComparing(Row::operationId));
        return rows;
    }
}

package dev.malachite.providers.resourcegraph.kql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row: its cells by the names of their columns, in order. Immutable. */
public record Row(Map<String, Object> cells) {
    public Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** @throws KqlException when there is no such column */
    Object cell(String name, int at) {
        Object cell = cells.get(name);
        if (cell == null && !cells.containsKey(name)) {
            throw KqlException.unknownColumn(name, at);
        }
        return cell;
    }
}

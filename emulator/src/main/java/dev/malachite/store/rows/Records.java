package dev.malachite.store.rows;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Kinds;
import dev.malachite.store.RecordException;
import dev.malachite.time.Timeline;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The records of a subscription, or of all, as an export has them: a list of rows for each table. Immutable.
 *
 * <p>What an import brings is read as the next request will read it: what cannot be read, or would be written in
 * another way, is refused with its place.
 */
public record Records(
        List<SubscriptionRow> subscriptions,
        List<ResourceRow> resources,
        List<OperationRow> operations,
        List<OwnerRow> owners) {
    private static final String SUBSCRIPTION = "subscription";
    private static final String RESOURCE = "resource";
    private static final String OPERATION = "async_operation";
    private static final String OWNER = "owner";
    private static final String OWNED_BY = "subscription_key";

    public Records {
        subscriptions = List.copyOf(subscriptions);
        resources = List.copyOf(resources);
        operations = List.copyOf(operations);
        owners = List.copyOf(owners);
    }

    public JsonObject toJson() {
        return JsonObject.builder()
                .put(SUBSCRIPTION, documents(subscriptions, SubscriptionRow::toJson))
                .put(RESOURCE, documents(resources, ResourceRow::toJson))
                .put(OPERATION, documents(operations, OperationRow::toJson))
                .put(OWNER, documents(owners, OwnerRow::toJson))
                .build();
    }

    private static <R> List<JsonObject> documents(List<R> rows, Function<R, JsonObject> document) {
        return rows.stream().map(document).toList();
    }

    /**
     * Reads exported records.
     *
     * @param subscription whose all of them must be, if any
     * @throws RecordException when it is no export, or one that reaches beyond the subscription
     */
    public static Records read(Optional<String> subscription, JsonObject tables, Kinds kinds) {
        for (String name : tables.names()) {
            if (!List.of(SUBSCRIPTION, RESOURCE, OPERATION, OWNER).contains(name)) {
                throw new RecordException("/" + name, "There are no records called " + name + ".");
            }
        }
        Table table = new Table(tables, subscription);
        return new Records(
                table.rows(SUBSCRIPTION, "id", "id", Records::subscription),
                table.rows(RESOURCE, OWNED_BY, "resource_key", (row, key) -> resource(row, kinds)),
                table.rows(OPERATION, OWNED_BY, "name", Records::operation),
                table.rows(OWNER, OWNED_BY, "name", Records::owner));
    }

    /** An export's tables, and the subscription that all of their rows must belong to. */
    private record Table(JsonObject tables, Optional<String> subscription) {
        <R> List<R> rows(String table, String owner, String key, BiFunction<Row, String, R> read) {
            String pointer = "/" + table;
            List<JsonObject> documents = tables.arrayOfObjects(table)
                    .orElseThrow(() -> new RecordException(pointer, "This must be a list of records."));
            List<R> rows = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < documents.size(); i++) {
                Row row = new Row(documents.get(i), pointer + "/" + i);
                requireOwn(row, owner);
                if (!keys.add(row.text(key))) {
                    throw row.wrong(key, "There are two records of this name.");
                }
                rows.add(read.apply(row, row.text(key)));
                row.refuseOthers();
            }
            return rows;
        }

        private void requireOwn(Row row, String column) {
            String owner = row.text(column);
            if (subscription.filter(id -> !id.equalsIgnoreCase(owner)).isPresent()) {
                throw row.wrong(column, "The record belongs to another subscription: " + owner);
            }
        }
    }

    private static SubscriptionRow subscription(Row row, String id) {
        return new SubscriptionRow(
                id,
                row.number("sequence"),
                row.number("last_change"),
                new Expiry(row.numberOrNothing("cleared_at"), (int) row.numberOrNothing("started_since")));
    }

    private static ResourceRow resource(Row row, Kinds kinds) {
        String text = row.text("resource_id");
        ResourceId id = ResourceId.parse(text)
                .filter(parsed -> parsed.key().equals(row.text("resource_key")))
                .orElseThrow(() -> row.wrong("resource_key", "This is not the key of " + text + "."));
        Kind<?> kind = kinds.of(new ResourceType(row.text("type_key")));
        String history = row.document("history").toString();
        ResourceRow read;
        try {
            read = resource(kind, id, row.number("position"), history);
        } catch (NoSuchElementException | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw e instanceof RecordException refusal
                    ? refusal
                    : row.wrong("history", "This is no history of a record of the type " + kind.type() + ".", e);
        }
        row.requireNumber("exists_from", read.existsFrom());
        row.requireNumber("exists_until", read.existsUntil());
        row.require("parent_key", Optional.of(read.parentKey()));
        row.require("resource_group_key", Optional.of(read.resourceGroupKey()));
        row.require(OWNED_BY, Optional.of(read.subscriptionKey()));
        row.require("reference_key", read.reference());
        row.require("awaited_operation", read.awaited());
        row.requireNumber("lasting", kind.lasting() ? 1 : 0);
        return read;
    }

    /** @throws RuntimeException of the reader's when the history is none, or not what would be written of it */
    private static <T> ResourceRow resource(Kind<T> kind, ResourceId id, long position, String document) {
        Timeline<T> history = Documents.read(kind.read(), document);
        if (!Documents.write(kind.write(), history).equals(document)) {
            throw new IllegalArgumentException("It would be written in another way.");
        }
        return ResourceRow.of(kind, id, position, history);
    }

    private static OperationRow operation(Row row, String name) {
        row.documentOrNothing("outcome_document");
        row.documentOrNothing("polling");
        try {
            return new OperationRow(Documents.operation(row), row.text(OWNED_BY));
        } catch (NoSuchElementException | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw e instanceof RecordException refusal
                    ? refusal
                    : row.wrong("", "The operation " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static OwnerRow owner(Row row, String name) {
        String id = row.text("resource_id");
        OwnerRow read = new OwnerRow(
                name, ResourceId.parse(id).orElseThrow(() -> row.wrong("resource_id", id + " is no resource id.")));
        row.require(OWNED_BY, Optional.of(read.subscriptionKey()));
        return read;
    }
}

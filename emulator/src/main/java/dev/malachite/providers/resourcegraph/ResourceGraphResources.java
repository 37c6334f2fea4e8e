package dev.malachite.providers.resourcegraph;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.resourcegraph.kql.KqlException;
import dev.malachite.providers.resourcegraph.kql.KqlQuery;
import dev.malachite.providers.resourcegraph.kql.Row;
import dev.malachite.store.Transaction;
import dev.malachite.time.Clocks;
import dev.malachite.world.Directory;
import dev.malachite.world.GraphedResources;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ResourceGraph_Resources}: answers a query over the resources of the named subscriptions, or of all.
 *
 * <p>Errors: {@code BadRequest} 400 for a query that is none or that is not served, with the place; never an answer to
 * another question.
 *
 * <p>Source: recorded traffic (1 query of the az CLI's extension); the extension's other queries. ADR 0204 says which
 * part of the language is served.
 */
public final class ResourceGraphResources implements ArmOperation {
    private static final Set<String> TABLES = Arrays.stream(GraphedResources.Table.values())
            .map(GraphedResources.Table::wire)
            .collect(Collectors.toUnmodifiableSet());

    private final GraphRows rows;
    private final Directory directory;

    /** @param visible whether the caller of a request may see a resource */
    public ResourceGraphResources(
            List<GraphedResources> sources, Directory directory, Clocks clocks, GraphRows.Visibility visible) {
        this.rows = new GraphRows(List.copyOf(sources), directory.tenantId(), clocks, visible);
        this.directory = directory;
    }

    @Override
    public OperationId id() {
        return new OperationId("ResourceGraph_Resources");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        JsonObject asked = request.body();
        requireServed(request, asked);
        String text = asked.string("query")
                .filter(query -> !query.isBlank())
                .orElseThrow(() -> ResourceGraphErrors.invalidMember(request, "query", "A query is required.")
                        .toException());
        List<String> subscriptions =
                asked.has("subscriptions") ? asked.strings("subscriptions") : directory.listed(transaction);
        GraphOptions options = GraphOptions.read(request, text + '\n' + subscriptions);
        GraphPage page = new GraphPage(answer(request, transaction, text, subscriptions), options);
        return ArmResponse.ok(page.toJson());
    }

    private static void requireServed(ArmRequest request, JsonObject asked) {
        for (String member : List.of("managementGroups", "facets")) {
            if (!asked.strings(member).isEmpty() || !asked.objects(member).isEmpty()) {
                throw ResourceGraphErrors.invalidMember(request, member, "Malachite does not serve " + member + ".")
                        .toException();
            }
        }
    }

    private List<Row> answer(ArmRequest request, Transaction transaction, String text, List<String> subscriptions) {
        try {
            KqlQuery query = KqlQuery.parse(text, TABLES, request.now());
            return query.run(table -> rows.of(table, query, request, transaction, subscriptions));
        } catch (KqlException e) {
            throw ResourceGraphErrors.invalidQuery(request, text, e).toException();
        }
    }
}

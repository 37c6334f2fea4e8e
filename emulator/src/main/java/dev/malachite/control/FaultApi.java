package dev.malachite.control;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.Headers;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Query;
import dev.malachite.arm.ResourceId;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.fault.Faults;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Clocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operation plans, faults and presets under {@code /_malachite}. Thread-safe. */
public final class FaultApi {
    private static final String EXAMPLE = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg"
            + "/providers/Microsoft.DataProtection/backupVaults/vault/backupInstances/instance";

    private final Faults faults;
    private final Clocks clocks;

    public FaultApi(Faults faults, Clocks clocks) {
        this.faults = faults;
        this.clocks = clocks;
    }

    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(new RuleApi<>(
                        "/_malachite/operation-plans", faults.plans(), clocks, faults::readPlan, faults::explainPlans)
                .endpoints());
        endpoints.addAll(
                new RuleApi<>("/_malachite/faults", faults.faults(), clocks, faults::readFault, faults::explainFaults)
                        .endpoints());
        endpoints.add(new Endpoint("GET", "/_malachite/presets", this::presets));
        return endpoints;
    }

    private EndpointResponse presets(EndpointRequest request) {
        ArmRequest example = example(request);
        return EndpointResponse.ok(JsonObject.of(
                "value",
                faults.presets().all().stream()
                        .map(preset -> preset.toJson(example))
                        .toList()));
    }

    /** A request to which every preset could be the answer. */
    private static ArmRequest example(EndpointRequest asked) {
        ArmRequest.Wire wire = new ArmRequest.Wire(
                "PUT",
                EXAMPLE,
                Query.parse("api-version=2024-04-01"),
                Headers.empty(),
                Content.none(),
                asked.baseUrl());
        return ArmRequest.received(wire, asked.now(), asked.ids())
                .with(new ArmRequest.Route(
                        new OperationId("BackupInstances_CreateOrUpdate"), ResourceId.of(EXAMPLE), EXAMPLE, Map.of()))
                .with(new dev.malachite.arm.ApiVersion("2024-04-01"));
    }
}

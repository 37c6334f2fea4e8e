package dev.malachite.providers.dataprotection.features;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;
import java.util.List;

/**
 * {@code DataProtection_CheckFeatureSupport}: whether a type of datasource can be backed up in a region.
 *
 * <p>Source: swagger.
 */
public final class DataProtectionCheckFeatureSupport implements ArmOperation {
    private final DatasourceTypes types;

    public DataProtectionCheckFeatureSupport(DatasourceTypes types) {
        this.types = types;
    }

    @Override
    public OperationId id() {
        return new OperationId("DataProtection_CheckFeatureSupport");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        JsonObject sent = request.body();
        String name = sent.string("featureName").orElse("");
        boolean supported = types.find(name).isPresent();
        JsonObject feature = JsonObject.of(
                "featureName",
                name,
                "supportStatus",
                supported ? "GenerallyAvailable" : "NotSupported",
                "exposureControlledFeatures",
                List.of());
        return ArmResponse.ok(JsonObject.of(
                "objectType",
                "FeatureValidationResponse",
                "featureType",
                sent.string("featureType").orElse("Invalid"),
                "features",
                List.of(feature)));
    }
}

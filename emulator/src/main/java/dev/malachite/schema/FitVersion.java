package dev.malachite.schema;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import dev.malachite.pipeline.Step;
import java.util.Optional;

/**
 * Leaves out of an answer what the request's api-version does not know: a vault that was written by a newer version is
 * shown to an older one without the newer settings.
 *
 * <p>Source: recorded traffic. Members that no version describes stay, so that the check of our answers sees them.
 */
public final class FitVersion implements Step {
    private final Contract contract;
    private final Schemas schemas;

    public FitVersion(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ArmResponse response = chain.proceed(request);
        if (response.status() >= 400 || response.body().isEmpty()) {
            return response;
        }
        Optional<String> schema = contract.operation(request.operationId().value())
                .filter(operation -> !operation.isOfAnyVersion())
                .map(OperationDescription::responses)
                .flatMap(responses -> responses.getOrDefault(Integer.toString(response.status()), Optional.empty()))
                .filter(name -> schemas.has(request.apiVersion(), name));
        return schema.map(name -> response.with(schemas.fitted(
                        request.apiVersion(), name, response.body().get())))
                .orElse(response);
    }
}

package dev.malachite.pipeline;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import java.util.Optional;

/**
 * Says which operation the request names, when it names one; refuses nothing, so that the steps that look at every
 * exchange know the operation of refused ones too.
 */
public final class FindOperation implements Step {
    private final OperationTable table;

    public FindOperation(OperationTable table) {
        this.table = table;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        return chain.proceed(routed(request));
    }

    /** The request with its api-version and operation, as far as it names them. */
    public ArmRequest routed(ArmRequest request) {
        Optional<ApiVersion> version = request.query().value("api-version").flatMap(ApiVersion::parse);
        Optional<OperationTable.Found> found = route(request);
        Optional<ArmRequest.Route> route =
                found.flatMap(there -> there.match().of(request).map(there::route));
        return request.with(version, route);
    }

    private Optional<OperationTable.Found> route(ArmRequest request) {
        try {
            return table.find(request.wire().path());
        } catch (dev.malachite.arm.ArmException e) {
            return Optional.empty();
        }
    }
}

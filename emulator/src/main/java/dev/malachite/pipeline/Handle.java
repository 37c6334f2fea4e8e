package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;

/** The end of the chain: the operation itself. */
public final class Handle implements Step {
    private final OperationTable table;

    public Handle(OperationTable table) {
        this.table = table;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        return table.operation(request.operationId().value())
                .orElseThrow(() -> new IllegalStateException("Nobody serves " + request.operationId()))
                .handle(request, chain.transaction());
    }
}

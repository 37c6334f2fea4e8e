package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.store.Transaction;

/** One step in the life of a request: it answers itself, or lets the rest of the chain answer and may look at it. */
@FunctionalInterface
public interface Step {
    ArmResponse run(ArmRequest request, Chain chain);

    /** The rest of the steps. */
    interface Chain {
        ArmResponse proceed(ArmRequest request);

        /** Goes on inside a transaction. */
        ArmResponse proceed(ArmRequest request, Transaction transaction);

        /**
         * The transaction of the request.
         *
         * @throws IllegalStateException before the step that opens it
         */
        Transaction transaction();
    }
}

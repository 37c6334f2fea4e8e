package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.store.Transaction;

/**
 * One operation of the swagger, in one file: read, decide, write, answer. Implementations have no mutable fields and
 * are shared by all requests.
 */
public interface ArmOperation {
    OperationId id();

    /**
     * Whether this is a list that is asked for by POST: SDKs ask for its next pages by GET, without a body.
     *
     * <p>Source: the swagger's {@code x-ms-pageable} without {@code operationName}.
     */
    default boolean isPostedList() {
        return false;
    }

    /**
     * Carries out a request that has been authenticated, routed and checked against its schema.
     *
     * @throws dev.malachite.arm.ArmException with the error that the client is to see; nothing is written then
     */
    ArmResponse handle(ArmRequest request, Transaction transaction);
}

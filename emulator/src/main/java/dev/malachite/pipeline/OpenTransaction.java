package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.store.Store;
import java.time.InstantSource;

/**
 * One request, one transaction, one instant. A read takes the instant at which it comes; a change takes it when the
 * subscription's turn has come, so that the order of changes is the order of their instants.
 */
public final class OpenTransaction implements Step {
    /** The subscription key of what belongs to none. */
    private static final String TENANT = "tenant";

    private final Store store;
    private final InstantSource clock;

    public OpenTransaction(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        if (isRead(request)) {
            return store.read(transaction -> chain.proceed(request, transaction));
        }
        return store.write(
                request.resourceId().subscriptionId().orElse(TENANT),
                clock,
                (transaction, now) -> chain.proceed(request.at(now), transaction));
    }

    private static boolean isRead(ArmRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }
}

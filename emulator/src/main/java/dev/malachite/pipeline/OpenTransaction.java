package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.store.Store;
import dev.malachite.store.WriteNeededException;
import dev.malachite.time.Clocks;

/**
 * One request, one transaction, one instant. A read takes the instant at which it comes; a change takes it when the
 * subscription's turn has come, so that the order of changes is the order of their instants. The poll at which an
 * operation ends is found to be a change while it reads, and is carried out again as one.
 */
public final class OpenTransaction implements Step {
    /** The subscription key of what belongs to none. */
    private static final String TENANT = "tenant";

    private final Store store;
    private final Clocks clocks;

    public OpenTransaction(Store store, Clocks clocks) {
        this.store = store;
        this.clocks = clocks;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        if (isRead(request)) {
            try {
                return store.read(transaction -> chain.proceed(request, transaction));
            } catch (WriteNeededException e) {
                return write(request, chain);
            }
        }
        return write(request, chain);
    }

    private ArmResponse write(ArmRequest request, Chain chain) {
        try {
            String subscription = request.resourceId().subscriptionId().orElse(TENANT);
            return store.write(subscription, clocks.of(subscription), (transaction, now) -> {
                ArmResponse response = chain.proceed(request.at(now), transaction);
                if (request.verdict().discarded()) {
                    throw new Discarded(response);
                }
                return response;
            });
        } catch (Discarded e) {
            return e.response;
        }
    }

    /** Takes an answer out of a transaction whose changes somebody wants forgotten. */
    private static final class Discarded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ArmResponse response;

        private Discarded(ArmResponse response) {
            super("discarded", null, false, false);
            this.response = response;
        }
    }

    private static boolean isRead(ArmRequest request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }
}

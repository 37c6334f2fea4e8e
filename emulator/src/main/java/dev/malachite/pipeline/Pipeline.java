package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The ordered list of steps that every request goes through. Immutable and thread-safe. */
public final class Pipeline {
    private final List<Step> steps;

    public Pipeline(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    public ArmResponse run(ArmRequest request) {
        return new Position(0, Optional.empty()).proceed(request);
    }

    private final class Position implements Step.Chain {
        private final int next;
        private final Optional<Transaction> transaction;

        private Position(int next, Optional<Transaction> transaction) {
            this.next = next;
            this.transaction = transaction;
        }

        @Override
        public ArmResponse proceed(ArmRequest request) {
            return proceed(request, transaction);
        }

        @Override
        public ArmResponse proceed(ArmRequest request, Transaction inside) {
            return proceed(request, Optional.of(inside));
        }

        private ArmResponse proceed(ArmRequest request, Optional<Transaction> inside) {
            return steps.get(next).run(request, new Position(next + 1, inside));
        }

        @Override
        public Transaction transaction() {
            return transaction.orElseThrow(() -> new IllegalStateException("No transaction is open yet"));
        }
    }
}

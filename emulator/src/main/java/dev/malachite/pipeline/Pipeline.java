package dev.malachite.pipeline;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ordered list of steps that every request goes through. Immutable and thread-safe. */
public final class Pipeline {
    private final List<Step> steps;
    /** The steps that see every answer, up to the one that writes errors. */
    private final List<Step> outer;

    public Pipeline(List<Step> steps) {
        this.steps = List.copyOf(steps);
        int rendered = (int) steps.stream()
                .takeWhile(step -> !(step instanceof RenderErrors))
                .count();
        this.outer = List.copyOf(steps.subList(0, Math.min(rendered + 1, steps.size())));
    }

    public ArmResponse run(ArmRequest request) {
        return new Position(steps, 0, Optional.empty()).proceed(request);
    }

    /** Answers a request that cannot be read or is not for us: it is written down like any other, and ends there. */
    public ArmResponse refuse(ArmRequest request, ArmError error) {
        List<Step> refusing = new ArrayList<>(outer);
        refusing.add((refused, chain) -> {
            throw error.toException();
        });
        return new Position(refusing, 0, Optional.empty()).proceed(request);
    }

    private static final class Position implements Step.Chain {
        private final List<Step> line;
        private final int next;
        private final Optional<Transaction> transaction;

        private Position(List<Step> line, int next, Optional<Transaction> transaction) {
            this.line = line;
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
            return line.get(next).run(request, new Position(line, next + 1, inside));
        }

        @Override
        public Transaction transaction() {
            return transaction.orElseThrow(() -> new IllegalStateException("No transaction is open yet"));
        }
    }
}

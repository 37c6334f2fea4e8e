package dev.malachite.pipeline;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** The ordered list of steps that every request goes through. Immutable and thread-safe. */
public final class Pipeline {
    private final Line line;
    /** The steps that see every answer, up to the one that writes errors. */
    private final List<Step> outer;

    public Pipeline(List<Step> steps) {
        this.line = Line.of(steps);
        int rendered = (int) steps.stream()
                .takeWhile(step -> !(step instanceof RenderErrors))
                .count();
        this.outer = List.copyOf(steps.subList(0, Math.min(rendered + 1, steps.size())));
    }

    public ArmResponse run(ArmRequest request) {
        return line.proceed(request);
    }

    /** Answers a request that cannot be read or is not for us: it is written down like any other, and ends there. */
    public ArmResponse refuse(ArmRequest request, ArmError error) {
        List<Step> refusing = new ArrayList<>(outer);
        refusing.add((refused, chain) -> {
            throw error.toException();
        });
        return Line.of(refusing).proceed(request);
    }

    /**
     * A step and those behind it, as long as no transaction is open.
     *
     * @param behind null for none
     */
    private record Line(Step step, Line behind) implements Step.Chain {
        static Line of(List<Step> steps) {
            Line line = null;
            for (int i = steps.size() - 1; i >= 0; i--) {
                line = new Line(steps.get(i), line);
            }
            return line;
        }

        @Override
        public ArmResponse proceed(ArmRequest request) {
            return step.run(request, behind);
        }

        @Override
        public ArmResponse proceed(ArmRequest request, Transaction inside) {
            return new Inside(this, inside).proceed(request);
        }

        @Override
        public Transaction transaction() {
            throw new IllegalStateException("No transaction is open yet");
        }
    }

    /** Steps within a transaction. */
    private record Inside(Line line, Transaction transaction) implements Step.Chain {
        @Override
        public ArmResponse proceed(ArmRequest request) {
            return line.step.run(request, new Inside(line.behind, transaction));
        }

        @Override
        public ArmResponse proceed(ArmRequest request, Transaction inside) {
            return new Inside(line, inside).proceed(request);
        }
    }
}

package dev.malachite.fault;

import dev.malachite.arm.Delivery;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Chance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a fault does to an exchange. Immutable. */
public sealed interface Effect {
    /** The word under which rules ask for it. */
    String word();

    /** The request is refused, and nothing is done. */
    record Refuse(ErrorChoice error) implements Effect {
        @Override
        public String word() {
            return "armError";
        }
    }

    /** The answer comes late. */
    record Delay(Distribution distribution, long seed) implements Effect {
        @Override
        public String word() {
            return "delay";
        }

        Duration of(String id, long hit) {
            return distribution.draw(seed, id, hit);
        }
    }

    /**
     * The connection breaks.
     *
     * @param handled whether the request is carried out before
     */
    record Break(Delivery.Damage damage, boolean handled) implements Effect {
        @Override
        public String word() {
            return "transport";
        }
    }

    /**
     * What the client is told and what is done differ.
     *
     * @param applied whether the change is done
     * @param error what it is told when the change is done; empty for a reset connection
     */
    record Commit(boolean applied, Optional<ErrorChoice> error) implements Effect {
        @Override
        public String word() {
            return "commit";
        }
    }

    /** The answer breaks the contract on purpose. */
    record Mutate(
            Optional<Integer> status, List<String> removedHeaders, Map<String, String> headers, List<JsonObject> patch)
            implements Effect {
        @Override
        public String word() {
            return "mutate";
        }
    }

    /** How long delays are. */
    sealed interface Distribution {
        Duration draw(long seed, String id, long hit);

        /** Always the same. */
        record Fixed(Duration duration) implements Distribution {
            @Override
            public Duration draw(long seed, String id, long hit) {
                return duration;
            }
        }

        /** Anything from one to the other, each as likely. */
        record Uniform(Duration lower, Duration upper) implements Distribution {
            @Override
            public Duration draw(long seed, String id, long hit) {
                double part = Chance.unit(seed, id, hit);
                return lower.plusMillis((long) (part * upper.minus(lower).toMillis()));
            }
        }

        /** Mostly short and sometimes very long, as networks are. */
        record Lognormal(Duration median, double sigma, Duration max) implements Distribution {
            @Override
            public Duration draw(long seed, String id, long hit) {
                double millis = median.toMillis() * Math.exp(sigma * Chance.gaussian(seed, id, hit));
                return millis >= max.toMillis() ? max : Duration.ofMillis((long) millis);
            }
        }
    }
}

package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.time.Duration;

/** How late an answer comes: exactly one distribution, and a seed for what is left to chance. */
public final class Delay extends Members {
    Delay() {}

    public Delay fixed(Duration fixed) {
        set("fixed", fixed.toString());
        return this;
    }

    /** Anything from one to the other, each as likely. */
    public Delay uniform(Duration lower, Duration upper) {
        set("uniform", JsonObject.of("lower", lower.toString(), "upper", upper.toString()));
        return this;
    }

    /** Mostly short and sometimes very long, as networks are. */
    public Delay lognormal(Duration median, double sigma) {
        set("lognormal", JsonObject.of("median", median.toString(), "sigma", sigma));
        return this;
    }

    /** As the other, but never longer than {@code max}. */
    public Delay lognormal(Duration median, double sigma, Duration max) {
        lognormal(median, sigma);
        set("lognormal", "max", max.toString());
        return this;
    }

    public Delay seed(long seed) {
        set("seed", seed);
        return this;
    }
}

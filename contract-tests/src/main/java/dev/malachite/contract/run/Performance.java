package dev.malachite.contract.run;

import dev.malachite.contract.scenarios.Seen;
import java.util.Optional;

/** A scenario as it was played, not yet sanitised. */
record Performance(String group, String name, Verdict own, Optional<String> reason, Seen seen) {}

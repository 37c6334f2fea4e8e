package dev.malachite.contract.scenarios;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.expectation.Expectations;
import dev.malachite.contract.target.InProcessTarget;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.target.UrlTarget;
import dev.malachite.openapi.Contract;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all scenarios of a run share: the target, and what was seen on their stages. Thread-safe.
 *
 * <p>Kept in the store of JUnit's launcher session, which closes it.
 */
public final class ScenarioSession implements AutoCloseable {
    /** Where the session's store keeps it; the store is addressed by names, not by objects. */
    public static final String KEY = "dev.malachite.contract.scenarios";

    private final Target target;
    private final Expectations expectations = new Expectations(Contract.load());
    private final AllowedDifferences explained = AllowedDifferences.explained();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** Plays on this target, which is closed with the session. */
    public ScenarioSession(Target target) {
        this.target = target;
    }

    /** On the URL that {@code -Dmalachite.target} names, else on an emulator of our own with virtual time. */
    static ScenarioSession ofProperties() {
        String url = System.getProperty("malachite.target", "");
        return new ScenarioSession(url.isEmpty() ? InProcessTarget.open() : new UrlTarget(URI.create(url)));
    }

    public Target target() {
        return target;
    }

    Stage stage() {
        return new Stage(target, expectations);
    }

    /** The scenario of this id ended; nothing may be left of it, whatever came of it. */
    void ended(String uniqueId, Stage stage) {
        seen.put(uniqueId, stage.seen());
        try {
            stage.verify(explained);
        } finally {
            target.tidy();
        }
    }

    /** What was seen while the test of this id ran. */
    public Seen seen(String uniqueId) {
        return seen.getOrDefault(uniqueId, Seen.NOTHING);
    }

    @Override
    public void close() {
        target.close();
    }
}

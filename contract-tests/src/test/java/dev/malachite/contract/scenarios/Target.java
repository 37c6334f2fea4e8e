package dev.malachite.contract.scenarios;

import java.time.Duration;
import java.util.Set;

/** Whatever answers a scenario: the emulator in this process, or a URL. Scenarios know nothing else of it. */
interface Target extends AutoCloseable {
    /** What a scenario may need beyond ARM itself; without it the scenario is skipped, and says so. */
    enum Capability {
        /** Time can be moved, so that a state's lag passes at once. */
        VIRTUAL_TIME,
        /** Resources and roles can be put in place without ARM, in a world where nothing else exists. */
        SEEDING,
        /** Everything can be forgotten. */
        RESET
    }

    /** Scheme and authority, without a slash at the end. */
    String baseUrl();

    Set<Capability> capabilities();

    /** Returns once this much of the target's time has passed. */
    void pass(Duration duration);

    @Override
    void close();

    /** The target that {@code -Dmalachite.target} names, else an emulator of our own with virtual time. */
    static Target chosen() {
        String url = System.getProperty("malachite.target", "");
        return url.isEmpty() ? InProcessTarget.open() : new UrlTarget(url);
    }
}

package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.net.URI;

/**
 * A running emulator, as one test sees it: all but the base URIs belongs to the test's own subscription. Thread-safe.
 */
public interface Malachite {
    /** Where the emulator answers over HTTP. */
    URI baseUri();

    /**
     * Where the emulator answers over HTTPS.
     *
     * @throws IllegalStateException when HTTPS was not asked for
     */
    URI secureBaseUri();

    /** The subscription of this test; the same in every run. */
    String subscriptionId();

    MalachiteClock clock();

    Plans plans();

    Faults faults();

    MalachiteJournal journal();

    /** A client of ARM, to arrange and to look. */
    ArmClient arm();

    /**
     * Puts a scenario into effect. At least one of its rules must be hit, unless unhit rules are allowed.
     *
     * @param source a file, or a resource of the class path
     * @throws IllegalArgumentException when something in it is wrong; nothing of it is in effect then
     */
    void scenario(String source);

    /** All that this test's subscription depends on: put into {@code malachite world import}, it repeats the run. */
    JsonObject exportWorld();

    /** Puts an exported world in place of what the subscription holds. */
    void importWorld(JsonObject world);
}

package dev.malachite.junit;

import dev.malachite.Emulator;
import java.net.http.HttpClient;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A running emulator, and who uses it. Thread-safe. */
final class Server implements AutoCloseable {
    private final Settings settings;
    private final Emulator emulator;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    Server(Settings settings) {
        this.settings = settings;
        this.emulator = Emulator.start(settings.config());
    }

    Settings settings() {
        return settings;
    }

    Emulator emulator() {
        return emulator;
    }

    HttpClient http() {
        return http;
    }

    /**
     * Begins a test: its subscription holds the seeds and nothing else.
     *
     * @param testId the same in every run, so that the test sees the same ids
     */
    TestRun begin(String testId) {
        String subscription = settings.subscription()
                .orElseGet(() -> UUID.nameUUIDFromBytes(testId.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
        if (!busy.add(subscription)) {
            throw new ExtensionConfigurationException("Two tests at once use the subscription " + subscription
                    + ". Let each have its own, or run them one after the other.");
        }
        TestRun run = new TestRun(this, subscription);
        run.reset();
        settings.scenarios().forEach(run::scenario);
        return run;
    }

    void end(TestRun run) {
        run.reset();
        busy.remove(run.subscriptionId());
    }

    @Override
    public void close() {
        emulator.close();
    }
}

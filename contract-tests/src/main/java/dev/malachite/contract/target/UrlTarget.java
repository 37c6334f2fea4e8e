package dev.malachite.contract.target;

import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whatever answers at a URL without asking for credentials. If it is an emulator, its control API moves the time;
 * otherwise time is waited for.
 */
public final class UrlTarget implements Target {
    private static final Set<String> REAL_PACES = Set.of("azure", "manual");

    /** What an emulator wants for its control API that was started with it. */
    private static final String TOKEN = "MALACHITE_ADMIN_TOKEN";

    private final URI baseUrl;
    private final EmulatorControl control;
    private final Optional<JsonNode> info;
    private final Clock clock;

    /**
     * Asks the URL whether it is an emulator.
     *
     * @throws UnreachableException if nobody answers
     */
    public UrlTarget(URI url) {
        String text = url.toString();
        this.baseUrl = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        this.control = new EmulatorControl(baseUrl, new HttpSender(), Optional.ofNullable(System.getenv(TOKEN)));
        this.info = control.info();
        this.clock = info.isPresent() ? control.clock() : new WaitedClock();
    }

    @Override
    public String name() {
        return baseUrl.toString();
    }

    @Override
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities =
                EnumSet.of(Capability.FRESH_SUBSCRIPTION, Capability.KNOWN_CALLER, Capability.ARTICLE_NAMES);
        info.ifPresent(emulator -> {
            capabilities.add(Capability.VIRTUAL_TIME);
            capabilities.add(Capability.SEEDED_PAST);
            if (!emulator.path("world").asString("open").equalsIgnoreCase("strict")) {
                capabilities.add(Capability.PERMITTED_DATASOURCE);
            }
            if (REAL_PACES.contains(emulator.path("timing").asString("").toLowerCase(Locale.ROOT))) {
                capabilities.add(Capability.REAL_PACE);
            }
        });
        return capabilities;
    }

    @Override
    public Optional<String> authorization() {
        return Optional.empty();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Surroundings surroundings() {
        return FreshSurroundings.next();
    }

    @Override
    public Clock begin(Seed seed) {
        return control.begin(seed);
    }

    @Override
    public void close() {}
}

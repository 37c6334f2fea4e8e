package dev.malachite.junit;

import dev.malachite.Emulator;
import dev.malachite.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One test on a running emulator. Thread-safe. */
final class TestRun implements Malachite {
    private final Server server;
    private final String subscriptionId;
    private final ControlDoor door;
    private final MalachiteClock clock;
    private final Plans plans;
    private final Faults faults;
    private final MalachiteJournal journal;
    private final ArmClient arm;
    /** The ids of the rules of each scenario that was put into effect. */
    private final Map<String, Set<String>> scenarios = new LinkedHashMap<>();

    TestRun(Server server, String subscriptionId) {
        this.server = server;
        this.subscriptionId = subscriptionId;
        this.door = new ControlDoor(server.emulator(), subscriptionId);
        this.clock = new MalachiteClock(door);
        this.plans = new Plans(door);
        this.faults = new Faults(door);
        this.journal = new MalachiteJournal(door);
        List<String> versions = server.emulator().contract().apiVersions();
        this.arm = new ArmClient(server.http(), baseUri(), subscriptionId, clock, versions.get(versions.size() - 1));
    }

    Server server() {
        return server;
    }

    void reset() {
        door.ask("POST", "reset");
    }

    @Override
    public URI baseUri() {
        return baseUri(server.emulator());
    }

    static URI baseUri(Emulator emulator) {
        return URI.create(emulator.baseUrl());
    }

    @Override
    public URI secureBaseUri() {
        return secureBaseUri(server.emulator());
    }

    static URI secureBaseUri(Emulator emulator) {
        return URI.create(emulator.secureBaseUrl()
                .orElseThrow(() -> new IllegalStateException("HTTPS is not served: ask for it with https = true.")));
    }

    @Override
    public String subscriptionId() {
        return subscriptionId;
    }

    @Override
    public MalachiteClock clock() {
        return clock;
    }

    @Override
    public Plans plans() {
        return plans;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public MalachiteJournal journal() {
        return journal;
    }

    @Override
    public ArmClient arm() {
        return arm;
    }

    @Override
    public void scenario(String source) {
        JsonObject document = ControlDoor.source(source);
        String name = Path.of(source).getFileName().toString().replaceAll("\\.[A-Za-z]+$", "");
        door.ask("PUT", "scenarios/" + name, document);
        door.ask("POST", "scenarios/" + name + "/activate");
        Set<String> rules =
                new java.util.TreeSet<>(document.objectOrEmpty("plans").names());
        rules.addAll(document.objectOrEmpty("faults").names());
        synchronized (scenarios) {
            scenarios.put(name, rules);
        }
    }

    @Override
    public JsonObject exportWorld() {
        return door.ask("GET", "world");
    }

    @Override
    public void importWorld(JsonObject world) {
        door.ask("PUT", "world", world);
    }

    /** What makes the test fail although it passed; "" when nothing does. */
    String findings() {
        List<String> findings = new ArrayList<>();
        if (server.settings().failOnUnhitRules()) {
            plans.unhit().forEach(plan -> findings.add("This plan was put and never hit: " + plan));
            faults.unhit().forEach(fault -> findings.add("This fault was put and never hit: " + fault));
            unhitScenarios().forEach(name -> findings.add("No rule of the scenario " + name + " was ever hit."));
        }
        if (server.settings().failOnSelfCheckViolations()) {
            journal.exchanges()
                    .forEach(seen -> seen.remarks("violation")
                            .forEach(text ->
                                    findings.add("The emulator departed from its contract: " + text + " in " + seen)));
        }
        return findings.isEmpty() ? "" : String.join("\n", findings) + "\n" + journal.transcript();
    }

    private List<String> unhitScenarios() {
        List<JsonObject> standing = new ArrayList<>(plans.standing());
        standing.addAll(faults.standing());
        synchronized (scenarios) {
            return scenarios.entrySet().stream()
                    .filter(scenario -> !scenario.getValue().isEmpty())
                    .filter(scenario -> standing.stream()
                            .filter(rule -> scenario.getValue()
                                    .contains(rule.string("id").orElse("")))
                            .allMatch(rule -> rule.integer("hits").orElse(0) == 0))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}

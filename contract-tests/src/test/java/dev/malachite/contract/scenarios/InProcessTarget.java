package dev.malachite.contract.scenarios;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.schema.SelfCheck;
import dev.malachite.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The emulator in this process, with a clock that moves by hand and a self-check that fails loudly. */
final class InProcessTarget implements Target {
    private final Emulator emulator;

    private InProcessTarget(EmulatorConfig config) {
        this.emulator = Emulator.start(config);
    }

    /** An emulator in which everything that is named exists and is permitted. */
    static InProcessTarget open() {
        return new InProcessTarget(config().build());
    }

    /** An emulator in which only the seeded world exists, such as {@code worlds/article.yaml}. */
    static InProcessTarget strict(String world) {
        Path seed = Path.of(System.getProperty("malachite.root", "..")).resolve("fixtures/" + world);
        return new InProcessTarget(
                config().world(World.Mode.STRICT).seeds(List.of(seed)).build());
    }

    /** An open emulator with lists of so many items on a page. */
    static InProcessTarget paged(int pageSize) {
        return new InProcessTarget(config().pageSize(pageSize).build());
    }

    private static EmulatorConfig.Builder config() {
        return EmulatorConfig.builder().port(0).pace(Pace.MANUAL).selfCheck(SelfCheck.FAIL);
    }

    @Override
    public String baseUrl() {
        return emulator.baseUrl();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public void pass(Duration duration) {
        emulator.clock().advance(duration);
    }

    @Override
    public void close() {
        emulator.close();
    }
}

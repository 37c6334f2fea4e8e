package dev.malachite.contract.target;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.schema.SelfCheck;
import dev.malachite.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The emulator in this process, with a clock that moves by hand and a self-check that fails loudly. */
public final class InProcessTarget implements Target, Clock {
    private final Emulator emulator;
    private final Setting setting;
    private final SelfCheck selfCheck;

    private InProcessTarget(Setting setting, SelfCheck selfCheck) {
        this.setting = setting;
        this.selfCheck = selfCheck;
        EmulatorConfig.Builder config = EmulatorConfig.builder()
                .port(0)
                .pace(Pace.MANUAL)
                .selfCheck(selfCheck)
                .pageSize(setting.pageSize());
        Optional<Path> seed = setting.world().map(InProcessTarget::copied);
        try {
            seed.ifPresent(file -> config.world(World.Mode.STRICT).seeds(List.of(file)));
            emulator = Emulator.start(config.build());
        } finally {
            seed.ifPresent(InProcessTarget::delete);
        }
    }

    /** An answer that departs from the contract becomes a 500, as in every test of ours. */
    public static InProcessTarget open() {
        return new InProcessTarget(Setting.open(), SelfCheck.FAIL);
    }

    /** Answers go out as they are: for recorded requests, some of which the contract does not know. */
    public static InProcessTarget unchecked() {
        return new InProcessTarget(Setting.open(), SelfCheck.WARN);
    }

    private static Path copied(String world) {
        try (InputStream stream = InProcessTarget.class.getResourceAsStream("/fixtures/" + world)) {
            Path file = Files.createTempFile("malachite-", ".yaml");
            Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "emulator";
    }

    @Override
    public URI baseUrl() {
        return URI.create(emulator.baseUrl());
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Optional<String> authorization() {
        return Optional.empty();
    }

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public Instant now() {
        return emulator.clock().instant();
    }

    @Override
    public void pass(Duration duration) {
        emulator.clock().advance(duration);
    }

    @Override
    public Surroundings surroundings() {
        return setting.world().isPresent() ? FreshSurroundings.ofTheArticle() : FreshSurroundings.next();
    }

    @Override
    public Target in(Setting other) {
        return new InProcessTarget(other, selfCheck);
    }

    @Override
    public Clock begin(Seed seed) {
        return new EmulatorControl(baseUrl(), new HttpSender(), Optional.empty()).begin(seed);
    }

    @Override
    public void close() {
        emulator.close();
    }
}

package dev.malachite.fault;

import java.util.List;
import java.util.Optional;

/** The errors that can be asked for by name. */
public interface Presets {
    Optional<Preset> find(String name);

    /** Every preset, in the order of the catalogue. */
    List<Preset> all();
}

package dev.malachite.store;

import dev.malachite.arm.ResourceType;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of stored record by its type, for whoever meets a record and knows no more of it. Immutable. */
public final class Kinds {
    private final Map<ResourceType, Kind<?>> known;
    private final Function<ResourceType, Kind<?>> others;

    /** @param others the kind of a type that is not among the known ones */
    public Kinds(Collection<Kind<?>> known, Function<ResourceType, Kind<?>> others) {
        this.known = known.stream().collect(Collectors.toUnmodifiableMap(Kind::type, kind -> kind));
        this.others = others;
    }

    public Kind<?> of(ResourceType type) {
        Kind<?> kind = known.get(type);
        return kind != null ? kind : others.apply(type);
    }
}

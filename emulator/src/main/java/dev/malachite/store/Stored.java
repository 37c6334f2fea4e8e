package dev.malachite.store;

import dev.malachite.arm.ResourceId;

/** A record with the id under which it was put. */
public record Stored<T>(ResourceId id, T value) {}

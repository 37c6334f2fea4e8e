package dev.malachite.fault;

/** Perturbs HTTP exchanges. */
public record FaultRule(Header header, Effect effect) implements Rule {}

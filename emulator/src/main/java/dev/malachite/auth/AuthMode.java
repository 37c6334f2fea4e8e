package dev.malachite.auth;

/** Which tokens callers must bring. ADR 0203 says why the middle one is the default. */
public enum AuthMode {
    /** Nobody looks. */
    OFF,
    /**
     * A token, where one is sent or HTTPS is spoken, must be one that could be right: in time and for this audience.
     */
    SHAPE,
    /** A token of our own authority, and a role that allows what is asked. */
    STRICT
}

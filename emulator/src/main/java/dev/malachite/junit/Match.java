package dev.malachite.junit;

import java.util.Locale;

/** Which exchanges a rule is about; what is left out takes every one. A text may hold {@code *} for anything. */
public final class Match extends Members {
    Match() {}

    /** The swagger's name, such as {@code BackupVaults_Get}; of a poll, that of the operation which was started. */
    public Match operationId(String operationId) {
        set("operationId", operationId);
        return this;
    }

    public Match phase(Phase phase) {
        set("phase", phase.name().toLowerCase(Locale.ROOT));
        return this;
    }

    public Match resourceGroup(String pattern) {
        set("resourceGroup", pattern);
        return this;
    }

    public Match vault(String pattern) {
        set("vault", pattern);
        return this;
    }

    public Match backupInstance(String pattern) {
        set("backupInstance", pattern);
        return this;
    }

    /** The id of the datasource that the body names. */
    public Match datasource(String pattern) {
        set("datasource", pattern);
        return this;
    }

    public Match apiVersion(String pattern) {
        set("apiVersion", pattern);
        return this;
    }

    /** The nth poll of its operation, counted from 1. */
    public Match nthPoll(int nth) {
        set("nthPoll", nth);
        return this;
    }

    public Match header(String name, String pattern) {
        set("header", name, pattern);
        return this;
    }

    /** A value in the request's body, by RFC 6901 pointer. */
    public Match jsonPointer(String pointer, String pattern) {
        set("jsonPointer", pointer, pattern);
        return this;
    }

    /** What kind of exchange one is. */
    public enum Phase {
        /** Any exchange that is no poll. */
        REQUEST,
        /** The URL of {@code Azure-AsyncOperation} is asked. */
        POLL,
        /** The URL of {@code Location} is asked. */
        RESULT
    }
}

package dev.malachite.junit;

import java.util.function.Consumer;

/** Which exchanges are expected and how often: at least one when nothing is said. */
public final class Expect extends Members {
    Expect() {}

    public Expect operationId(String operationId) {
        set("operationId", operationId);
        return this;
    }

    public Expect method(String method) {
        set("method", method);
        return this;
    }

    /** The id with which the resource's begins. */
    public Expect resource(String id) {
        set("resource", id);
        return this;
    }

    public Expect status(int status) {
        set("status", status);
        return this;
    }

    public Expect exactly(int count) {
        set("exactly", count);
        return this;
    }

    public Expect atLeast(int count) {
        set("atLeast", count);
        return this;
    }

    public Expect atMost(int count) {
        set("atMost", count);
        return this;
    }

    /** Only those before the first of these count. */
    public Expect before(Consumer<Expect> mark) {
        set("before", new Expect(), mark);
        return this;
    }

    /** Only those after the first of these count. */
    public Expect after(Consumer<Expect> mark) {
        set("after", new Expect(), mark);
        return this;
    }
}

package dev.malachite.endpoint;

import java.util.function.Function;

/**
 * An endpoint outside ARM.
 *
 * @param method in upper case
 * @param path a template; a segment {@code {name}} takes one segment
 * @param open whether everybody may ask: it tells nothing about anybody's data
 * @param handler thread-safe; throws {@link EndpointException} to refuse
 */
public record Endpoint(String method, String path, boolean open, Function<EndpointRequest, EndpointResponse> handler) {
    public Endpoint(String method, String path, Function<EndpointRequest, EndpointResponse> handler) {
        this(method, path, false, handler);
    }

    /** An endpoint that everybody may ask. */
    public static Endpoint open(String method, String path, Function<EndpointRequest, EndpointResponse> handler) {
        return new Endpoint(method, path, true, handler);
    }
}

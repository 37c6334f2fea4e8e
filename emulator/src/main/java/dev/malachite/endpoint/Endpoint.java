package dev.malachite.endpoint;

import java.util.function.Function;

/**
 * An endpoint outside ARM.
 *
 * @param method in upper case
 * @param path a template; a segment {@code {name}} takes one segment
 * @param handler thread-safe; throws {@link EndpointException} to refuse
 */
public record Endpoint(String method, String path, Function<EndpointRequest, EndpointResponse> handler) {}

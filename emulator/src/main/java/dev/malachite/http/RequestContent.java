package dev.malachite.http;

import dev.malachite.json.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** A request's body within limits. */
final class RequestContent {
    /** Bytes of a body. */
    static final int LIMIT = 1 << 20;

    /** Characters of a path with its query. */
    static final int URL_LIMIT = 8 << 10;

    private RequestContent() {}

    /** The body, or one byte more than the limit when it is too long; what comes after is not read. */
    static Content read(HttpServletRequest servlet) throws IOException {
        if (servlet.getContentLengthLong() > LIMIT) {
            return Content.of(new byte[LIMIT + 1]);
        }
        boolean none = servlet.getContentLengthLong() == 0
                || (servlet.getContentLengthLong() < 0 && servlet.getHeader("Transfer-Encoding") == null);
        return none && !servlet.getProtocol().startsWith("HTTP/2")
                ? Content.none()
                : Content.of(servlet.getInputStream().readNBytes(LIMIT + 1));
    }

    /** The encoding of a body that we do not decode. */
    static Optional<String> unsupportedEncoding(HttpServletRequest servlet) {
        return Optional.ofNullable(servlet.getHeader("Content-Encoding"))
                .filter(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"));
    }
}

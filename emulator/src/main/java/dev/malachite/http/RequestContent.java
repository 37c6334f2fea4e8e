package dev.malachite.http;

import dev.malachite.json.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;

/** A request's body within limits. */
final class RequestContent {
    /** Bytes of a body. */
    static final int LIMIT = 1 << 20;

    /** Characters of a path with its query. */
    static final int URL_LIMIT = 8 << 10;

    /** Bytes of a body that is taken on the thread that receives it. To check more would keep others waiting. */
    static final int SHORT = 64 << 10;

    /** Bytes beyond the limit that are taken and thrown away, so that the client is done writing when we refuse. */
    private static final int PATIENCE = 8 << 20;

    private RequestContent() {}

    /** A body that is there, or says that it never will be. */
    interface Arrived {
        /**
         * The body.
         *
         * @throws IOException when it ends early
         * @throws org.eclipse.jetty.http.HttpException.RuntimeException when its framing is broken
         */
        Content content() throws IOException;
    }

    /**
     * The body, or one byte more than the limit when it is too long.
     *
     * @throws IOException when the body ends early
     * @throws org.eclipse.jetty.http.HttpException.RuntimeException when the framing is broken
     */
    static Content read(Request request) throws IOException {
        long announced = request.getLength();
        if (announced > LIMIT + PATIENCE) {
            return Content.of(new byte[LIMIT + 1]);
        }
        if (isNone(request)) {
            return Content.none();
        }
        InputStream stream = Request.asInputStream(request);
        if (announced >= 0 && announced <= LIMIT) {
            byte[] bytes = new byte[(int) announced];
            int read = stream.readNBytes(bytes, 0, bytes.length);
            return Content.of(read < bytes.length ? Arrays.copyOf(bytes, read) : bytes);
        }
        Content content = Content.of(stream.readNBytes(LIMIT + 1));
        if (content.size() > LIMIT) {
            discard(stream);
        }
        return content;
    }

    /** Whether a request says that it has no body. One of HTTP/2 does not until it ends. */
    static boolean isNone(Request request) {
        long announced = request.getLength();
        boolean none =
                announced == 0 || (announced < 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
        return none && !isHttp2(request);
    }

    /** Whether it says how long its body is, and that is short. One of HTTP/2 need not. */
    static boolean isShort(Request request) {
        return isNone(request) || (request.getLength() > 0 && request.getLength() <= SHORT && !isHttp2(request));
    }

    private static boolean isHttp2(Request request) {
        return request.getConnectionMetaData().getProtocol().startsWith("HTTP/2");
    }

    /**
     * Takes a body that {@link #isShort} without waiting for it: goes on at once when it has come with the headers, as
     * most have, else when the rest has come.
     */
    static void take(Request request, Consumer<Arrived> next) {
        if (request.getLength() <= 0) {
            next.accept(Content::none);
            return;
        }
        org.eclipse.jetty.io.Content.Source.asByteArrayAsync(request, SHORT, new Promise.Invocable.NonBlocking<>() {
            @Override
            public void succeeded(byte[] bytes) {
                next.accept(() -> Content.of(bytes));
            }

            @Override
            public void failed(Throwable failure) {
                next.accept(() -> {
                    throw new IOException(failure);
                });
            }
        });
    }

    private static void discard(InputStream stream) throws IOException {
        byte[] buffer = new byte[64 << 10];
        int left = PATIENCE;
        for (int n = stream.read(buffer); n >= 0 && left > 0; n = stream.read(buffer)) {
            left -= n;
        }
    }

    /** The encoding of a body that we do not decode. */
    static Optional<String> unsupportedEncoding(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))
                .filter(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"));
    }
}

package dev.malachite.abuse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends bytes as no well-behaved client would. */
final class Wire {
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** A request with the given first line and headers; {@code Host} and {@code Connection: close} are added. */
    RawAnswer send(String requestLine, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        return exchange(concat(head.toString().getBytes(StandardCharsets.ISO_8859_1), body));
    }

    RawAnswer send(String requestLine, String... headers) {
        return send(requestLine, new byte[0], headers);
    }

    RawAnswer sendJson(String requestLine, byte[] body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type: application/json";
        all[1] = "Content-Length: " + body.length;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send(requestLine, body, all);
    }

    RawAnswer sendJson(String requestLine, String body, String... headers) {
        return sendJson(requestLine, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends exactly these bytes. */
    RawAnswer exchange(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return parse(readAll(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (java.net.SocketException e) {
            // The server may reset the connection after its answer when it refused to read the rest.
            if (out.size() == 0) {
                throw e;
            }
        }
        return out.toByteArray();
    }

    static RawAnswer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("No HTTP answer: " + text);
        }
        List<String> lines = text.substring(0, end).lines().toList();
        int status = Integer.parseInt(lines.get(0), 9, 12, 10);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        return new RawAnswer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}

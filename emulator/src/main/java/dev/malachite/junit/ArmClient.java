package dev.malachite.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A plain client of ARM, for a test to arrange and to look. A path is absolute, or lies below the test's subscription:
 * {@code resourceGroups/rg/…}; a URL is taken as it is. Where there is no api-version it is added. Immutable and
 * thread-safe.
 */
public final class ArmClient {
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "canceled");
    private static final Duration UNTOLD = Duration.ofSeconds(10);
    private static final int MOST_POLLS = 1_000;

    private final HttpClient http;
    private final URI baseUri;
    private final String subscriptionId;
    private final MalachiteClock clock;
    private final String apiVersion;

    ArmClient(HttpClient http, URI baseUri, String subscriptionId, MalachiteClock clock, String apiVersion) {
        this.http = http;
        this.baseUri = baseUri;
        this.subscriptionId = subscriptionId;
        this.clock = clock;
        this.apiVersion = apiVersion;
    }

    /** A client that asks in another api-version. */
    public ArmClient withApiVersion(String version) {
        return new ArmClient(http, baseUri, subscriptionId, clock, version);
    }

    public ArmReply get(String path) {
        return send("GET", path, "");
    }

    public ArmReply put(String path, String json) {
        return send("PUT", path, json);
    }

    public ArmReply patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public ArmReply post(String path, String json) {
        return send("POST", path, json);
    }

    public ArmReply delete(String path) {
        return send("DELETE", path, "");
    }

    /**
     * Sends a request.
     *
     * @param json the body; "" for none
     * @throws UncheckedIOException when the connection breaks
     */
    public ArmReply send(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return new ArmReply(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private URI uri(String path) {
        String absolute = path.contains("://")
                ? path
                : baseUri + (path.startsWith("/") ? path : "/subscriptions/" + subscriptionId + "/" + path);
        boolean versioned = absolute.toLowerCase(Locale.ROOT).contains("api-version=");
        String mark = absolute.contains("?") ? "&" : "?";
        return URI.create(versioned ? absolute : absolute + mark + "api-version=" + apiVersion);
    }

    /**
     * Polls an operation to its end as ARM asks, but moves the test's clock instead of waiting, and gives the last
     * poll's reply.
     *
     * @param accepted the reply that started it
     * @throws IllegalArgumentException when it started none
     * @throws IllegalStateException when the operation does not end
     */
    public ArmReply await(ArmReply accepted) {
        Optional<String> status = accepted.header("Azure-AsyncOperation");
        String url = status.or(() -> accepted.header("Location"))
                .orElseThrow(() -> new IllegalArgumentException("No operation was started by " + accepted));
        ArmReply last = accepted;
        for (int i = 0; i < MOST_POLLS; i++) {
            clock.advance(wait(last));
            last = get(url);
            if (last.status() >= 400 || hasEnded(last, status.isPresent())) {
                return last;
            }
        }
        throw new IllegalStateException("The operation did not end in " + MOST_POLLS + " polls of " + url);
    }

    private static boolean hasEnded(ArmReply reply, boolean status) {
        return status ? ENDS.contains(reply.at("/status").toLowerCase(Locale.ROOT)) : reply.status() != 202;
    }

    private static Duration wait(ArmReply reply) {
        return reply.header("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(UNTOLD);
    }
}

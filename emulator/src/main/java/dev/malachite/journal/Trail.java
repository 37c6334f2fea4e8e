package dev.malachite.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the exchanges so far have told a client about its operations. Used by one thread. */
final class Trail {
    private static final List<String> ENDS = List.of("Succeeded", "Failed", "Canceled");
    private static final String VALIDATE = "BackupInstances_ValidateForBackup";
    private static final String PROTECT = "BackupInstances_CreateOrUpdate";
    private static final String VAULTS = "/backupvaults/";

    private final Map<String, Set<String>> announced = new HashMap<>();
    private final Map<String, Exchange> waits = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, String> validations = new HashMap<>();
    private final Set<String> validated = new HashSet<>();

    /** The name of the operation that a poll URL is about. */
    static Optional<String> operation(String url) {
        int mark = url.indexOf('?');
        String path = mark < 0 ? url : url.substring(0, mark);
        int slash = path.lastIndexOf('/');
        String before = path.substring(0, Math.max(slash, 0)).toLowerCase(Locale.ROOT);
        boolean poll = before.endsWith("/operationstatus") || before.endsWith("/operationresults");
        return poll ? Optional.of(path.substring(slash + 1)) : Optional.empty();
    }

    static boolean isStatus(String url) {
        return url.toLowerCase(Locale.ROOT).contains("/operationstatus/");
    }

    boolean hasEnded(String name) {
        return ended.contains(name);
    }

    /** A URL without its query is another question: whether it names an api-version. */
    boolean announcedOther(String name, String url) {
        return announced.containsKey(name)
                && announced.get(name).stream().noneMatch(known -> path(known).equals(path(url)));
    }

    private static String path(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? url : url.substring(0, mark);
    }

    boolean isUnvalidated(Exchange exchange) {
        return exchange.operationId().equals(PROTECT) && !validated.contains(vault(exchange));
    }

    Optional<String> tooEarly(String name, Exchange poll) {
        Exchange asked = waits.get(name);
        if (asked == null) {
            return Optional.empty();
        }
        Duration waited = Duration.between(asked.at(), poll.at());
        return Optional.ofNullable(asked.responseHeaders().get("Retry-After"))
                .filter(text -> text.matches("\\d{1,9}"))
                .filter(text -> waited.compareTo(Duration.ofSeconds(Long.parseLong(text))) < 0)
                .map(text -> "it came " + waited + " after an answer that said " + text + " seconds");
    }

    void follow(Exchange exchange) {
        for (String header : List.of("Azure-AsyncOperation", "Location")) {
            Optional<String> url =
                    Optional.ofNullable(exchange.responseHeaders().get(header));
            url.flatMap(Trail::operation).ifPresent(name -> announce(name, url.get(), exchange));
        }
        operation(exchange.url()).ifPresent(name -> poll(name, exchange));
    }

    private void announce(String name, String url, Exchange exchange) {
        announced.computeIfAbsent(name, unused -> new HashSet<>()).add(url);
        waits.put(name, exchange);
        if (exchange.operationId().equals(VALIDATE)) {
            validations.put(name, vault(exchange));
        }
    }

    private void poll(String name, Exchange exchange) {
        waits.put(name, exchange);
        Optional<String> status = exchange.responseBody().flatMap(body -> body.string("status"));
        if (exchange.status() == 200 && status.filter(ENDS::contains).isPresent()) {
            ended.add(name);
            if (status.get().equals("Succeeded") && validations.containsKey(name)) {
                validated.add(validations.get(name));
            }
        }
    }

    private static String vault(Exchange exchange) {
        String id = exchange.resourceId().toLowerCase(Locale.ROOT);
        int at = id.indexOf(VAULTS);
        int end = at < 0 ? -1 : id.indexOf('/', at + VAULTS.length());
        return end < 0 ? id : id.substring(0, end);
    }
}

package dev.malachite.fault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which exchanges a rule is about; what is left out takes every one. Immutable and thread-safe.
 *
 * @param operationId the swagger's, of the started operation where the exchange is a poll
 * @param datasource the id of the datasource that the body names
 * @param nthPoll which poll of its operation
 * @param headers patterns of request headers
 * @param pointers patterns of values in the request's body, by RFC 6901 pointer
 */
public record Match(
        Optional<String> operationId,
        Optional<Phase> phase,
        Optional<Glob> subscription,
        Optional<Glob> resourceGroup,
        Optional<Glob> vault,
        Optional<Glob> backupInstance,
        Optional<Glob> datasource,
        Optional<Glob> apiVersion,
        Optional<Integer> nthPoll,
        Map<String, Glob> headers,
        Map<String, Glob> pointers) {

    /** The first selector that refuses an exchange. */
    public enum Verdict {
        MATCHES,
        OPERATION_ID,
        PHASE,
        SUBSCRIPTION,
        RESOURCE_GROUP,
        VAULT,
        BACKUP_INSTANCE,
        DATASOURCE,
        API_VERSION,
        NTH_POLL,
        HEADER,
        JSON_POINTER;

        /** The selector's name in a rule. */
        public String selector() {
            StringBuilder name = new StringBuilder();
            for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
                name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
            return name.toString();
        }
    }

    public Match {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        pointers = Collections.unmodifiableMap(new LinkedHashMap<>(pointers));
    }

    /** Looks at the cheap selectors first, and at the body last. */
    Verdict verdict(Subject exchange) {
        Verdict ofPlace = placeVerdict(exchange.place());
        return ofPlace == Verdict.MATCHES ? contentVerdict(exchange) : ofPlace;
    }

    /** The selectors that the place of an exchange answers. */
    Verdict placeVerdict(Place place) {
        if (operationId.isPresent() && !operationId.get().equalsIgnoreCase(place.operationId())) {
            return Verdict.OPERATION_ID;
        }
        if (phase.isPresent() && phase.get() != place.phase()) {
            return Verdict.PHASE;
        }
        if (refuses(vault, place.vault())) {
            return Verdict.VAULT;
        }
        if (refuses(subscription, place.subscription())) {
            return Verdict.SUBSCRIPTION;
        }
        if (refuses(resourceGroup, place.resourceGroup())) {
            return Verdict.RESOURCE_GROUP;
        }
        if (refuses(backupInstance, place.backupInstance())) {
            return Verdict.BACKUP_INSTANCE;
        }
        if (refuses(apiVersion, Optional.of(place.apiVersion()))) {
            return Verdict.API_VERSION;
        }
        return Verdict.MATCHES;
    }

    /** The selectors that each exchange has to be asked. */
    Verdict contentVerdict(Subject exchange) {
        for (Map.Entry<String, Glob> header : headers.entrySet()) {
            if (exchange.request().headers().all(header.getKey()).stream().noneMatch(header.getValue()::takes)) {
                return Verdict.HEADER;
            }
        }
        if (datasource.isPresent() && refuses(datasource, exchange.datasource())) {
            return Verdict.DATASOURCE;
        }
        for (Map.Entry<String, Glob> pointer : pointers.entrySet()) {
            Optional<String> value = exchange.body().flatMap(body -> body.pointed(pointer.getKey()));
            if (value.isEmpty() || !pointer.getValue().takes(value.get())) {
                return Verdict.JSON_POINTER;
            }
        }
        if (nthPoll.isPresent() && nthPoll.get() != exchange.nthPoll()) {
            return Verdict.NTH_POLL;
        }
        return Verdict.MATCHES;
    }

    private static boolean refuses(Optional<Glob> selector, Optional<String> value) {
        return selector.isPresent() && (value.isEmpty() || !selector.get().takes(value.get()));
    }
}

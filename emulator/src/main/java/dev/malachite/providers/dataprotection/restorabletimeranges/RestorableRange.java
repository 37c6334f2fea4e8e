package dev.malachite.providers.dataprotection.restorabletimeranges;

import dev.malachite.json.JsonObject;
import dev.malachite.time.WireTime;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/** The range that the service works out without any check of sense. Source: recorded traffic. */
final class RestorableRange {
    private RestorableRange() {}

    /** From the later of what is kept and what was asked for, until the earlier of now and what was asked for. */
    static JsonObject range(Instant now, Period stay, Optional<Instant> from, Optional<Instant> until) {
        Instant earliest = now.atOffset(ZoneOffset.UTC).minus(stay).toInstant();
        Instant start = from.filter(asked -> asked.isAfter(earliest)).orElse(earliest);
        Instant end = until.filter(asked -> asked.isBefore(now)).orElse(now);
        return JsonObject.of(
                "startTime",
                WireTime.seven(start),
                "endTime",
                WireTime.seven(end),
                "objectType",
                "RestorableTimeRange");
    }
}

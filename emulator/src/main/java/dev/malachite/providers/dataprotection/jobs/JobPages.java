package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.Filter;
import dev.malachite.arm.Page;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Pages of jobs by {@code $filter}, oldest first.
 *
 * @param after the jobs after a place: so many and one more when there are more
 * @param json a job as the list shows it; the filter sees its properties
 */
record JobPages(
        int pageSize, BiFunction<JobPlace, Integer, List<PlacedJob>> after, Function<PlacedJob, JsonObject> json) {

    /** A page, and the URL of the next one when there is more. */
    record Result(List<JsonObject> items, Optional<String> nextLink) {}

    /**
     * The page that a request asks for.
     *
     * @param beginning where the list begins
     * @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput}, {@code InvalidSkipToken} 400
     */
    Result page(ArmRequest request, JobPlace beginning) {
        Filter filter = Filter.of(request)
                .orElseThrow(() -> DataProtectionErrors.invalidInput("$filter", "This is no filter.")
                        .toException());
        List<JsonObject> items = new ArrayList<>();
        JobPlace place = start(request).orElse(beginning);
        boolean more = true;
        while (more && items.size() < pageSize) {
            List<PlacedJob> found = after.apply(place, pageSize);
            more = found.size() > pageSize;
            for (PlacedJob job : found.subList(0, Math.min(pageSize, found.size()))) {
                if (items.size() == pageSize) {
                    more = true;
                    break;
                }
                place = job.place();
                JsonObject item = json.apply(job);
                if (accepts(filter, item.objectOrEmpty("properties"))) {
                    items.add(item);
                }
            }
        }
        return new Result(items, more ? Optional.of(Page.link(request, place.token())) : Optional.empty());
    }

    private static Optional<JobPlace> start(ArmRequest request) {
        return Page.place(request)
                .map(text -> JobPlace.parse(text)
                        .orElseThrow(() -> ArmErrors.invalidSkipToken(text).toException()));
    }

    private static boolean accepts(Filter filter, JsonObject properties) {
        return filter.conditions().stream()
                .allMatch(condition -> properties
                        .string(condition.property())
                        .map(condition::accepts)
                        .orElse(true));
    }
}

package dev.malachite.contract.expectation;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.traffic.Url;
import dev.malachite.openapi.OperationDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules on the URLs that an accepting answer hands out. */
final class PollUrls {
    static final String STATUS_URL = "Azure-AsyncOperation";
    static final String RESULT_URL = "Location";

    private static final Set<String> TERMINAL = Set.of("Succeeded", "Failed", "Canceled");

    /** States of a backup instance in which an operation is at work; its provisioningState may be Succeeded already. */
    private static final Set<String> CHANGING =
            Set.of("ConfiguringProtection", "UpdatingProtection", "SoftDeleting", "Invalid", "NotProtected");

    private final OperationRoutes routes;

    PollUrls(OperationRoutes routes) {
        this.routes = routes;
    }

    void check(Step step) {
        Optional<Url> status = url(step, STATUS_URL);
        Optional<Url> result = url(step, RESULT_URL);
        if (status.isPresent()
                && result.isPresent()
                && !status.get().lastSegment().equals(result.get().lastSegment())) {
            step.report(AsyncRule.POLL_URLS_AGREE, Place.header(RESULT_URL), "names another operation");
        }
        if (step.status() == 202 && step.lacks(STATUS_URL) && step.lacks(RESULT_URL)) {
            step.report(AsyncRule.ACCEPTED_CAN_BE_POLLED, Place.STATUS, "202 with nothing to poll");
        }
        if (step.status() == 201 && step.is("PUT") && isLongRunning(step)) {
            checkCreated(step, status);
        }
    }

    private static boolean isLongRunning(Step step) {
        return step.operation().map(OperationDescription::longRunning).orElse(false);
    }

    private static void checkCreated(Step step, Optional<Url> status) {
        if (status.isEmpty()) {
            if (step.lacks(STATUS_URL)) {
                step.report(AsyncRule.CREATED_CAN_BE_POLLED, Place.header(STATUS_URL), "missing from 201");
            }
            return;
        }
        JsonNode properties = step.body().path("properties");
        String provisioning = properties.path("provisioningState").asString("");
        String protection = properties.path("currentProtectionState").asString("");
        if (TERMINAL.contains(provisioning) && !CHANGING.contains(protection)) {
            step.report(
                    AsyncRule.CREATED_IS_NOT_TERMINAL,
                    Place.body("$.properties.provisioningState"),
                    provisioning + " although there is something to poll");
        }
    }

    private Optional<Url> url(Step step, String header) {
        Optional<Url> url = step.header(header).map(Url::of);
        url.ifPresent(present -> check(step, header, present));
        return url;
    }

    private void check(Step step, String header, Url url) {
        Place place = Place.header(header);
        if (!url.isAbsolute()) {
            step.report(AsyncRule.POLL_URL_ABSOLUTE, place, "not an absolute http or https URL");
        }
        Optional<String> asked = step.exchange().request().location().apiVersion();
        if (url.apiVersion().isEmpty()) {
            step.report(AsyncRule.POLL_URL_API_VERSION, place, "has no api-version");
        } else if (asked.isPresent() && !url.apiVersion().equals(asked)) {
            step.report(AsyncRule.POLL_URL_API_VERSION, place, "has another api-version than the request");
        }
        if (routes.find("GET", url).isEmpty()) {
            step.report(AsyncRule.POLL_URL_SERVED, place, "addresses no operation of the contract");
        }
    }

    /** Names of the operations that this answer lets one poll. */
    static List<String> operationNames(Step step) {
        return List.of(STATUS_URL, RESULT_URL).stream()
                .flatMap(header -> step.header(header).stream())
                .map(url -> Url.of(url).lastSegment())
                .distinct()
                .toList();
    }
}

package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request says that a preset's message, headers and factories need. */
final class PresetFacts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String RETRY_SECONDS = "30";
    private static final String CLIENT = "00000000-0000-0000-0000-00000000c11e";
    private static final String TENANT = "00000000-0000-0000-0000-000000007e4a";
    private static final String OTHER_TENANT = "00000000-0000-0000-0000-00000000074e";

    private final ArmRequest request;
    private final Optional<String> retryAfter;

    PresetFacts(ArmRequest request, Optional<String> retryAfter) {
        this.request = request;
        this.retryAfter = retryAfter;
    }

    ArmRequest request() {
        return request;
    }

    ResourceId resourceId() {
        return request.resourceId();
    }

    /** The vault that the request names, or one that it could have named. */
    ResourceId vault() {
        Optional<ResourceId> at = Optional.of(resourceId());
        while (at.isPresent()) {
            if (at.get().type().value().equalsIgnoreCase("Microsoft.DataProtection/backupVaults")) {
                return at.get();
            }
            at = at.get().parent();
        }
        return ResourceId.of("/subscriptions/" + subscription() + "/resourceGroups/" + resourceGroup()
                + "/providers/Microsoft.DataProtection/backupVaults/vault");
    }

    String subscription() {
        return resourceId().subscriptionId().orElse("-");
    }

    String resourceGroup() {
        return resourceId().resourceGroupName().orElse("-");
    }

    /** The datasource that the body names. */
    String datasource() {
        return request.body()
                .pointed("/properties/dataSourceInfo/resourceID")
                .or(() -> request.body().pointed("/backupInstance/dataSourceInfo/resourceID"))
                .orElse(vault().toString());
    }

    /** The permission that the operation needs. */
    String action() {
        String last = switch (request.method()) {
            case "PUT", "PATCH" -> "write";
            case "DELETE" -> "delete";
            case "POST" -> request.path().substring(request.path().lastIndexOf('/') + 1) + "/action";
            default -> "read";
        };
        return resourceId().type() + "/" + last;
    }

    String fill(String template) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group())));
    }

    private String value(String name, String otherwise) {
        Instant now = request.now();
        return switch (name) {
            case "client" -> CLIENT;
            case "principal" -> CLIENT.replace("-", "");
            case "tenant" -> TENANT;
            case "otherTenant" -> OTHER_TENANT;
            case "action" -> action();
            case "linkedAction" -> "read";
            case "scope" -> request.path();
            case "datasource" -> datasource();
            case "subscription" -> subscription();
            case "resourceGroup", "lockedScope" ->
                name.equals("resourceGroup")
                        ? resourceGroup()
                        : resourceId()
                                .resourceGroup()
                                .map(ResourceId::toString)
                                .orElse(resourceId().toString());
            case "resourceId" -> resourceId().toString();
            case "resourceName" -> resourceId().name();
            case "vault" -> vault().name();
            case "verb" -> request.method().equals("DELETE") ? "delete" : "write";
            case "operationUrl" -> request.method() + request.path().toUpperCase(Locale.ROOT);
            case "seconds" -> seconds();
            case "now" -> EXPIRY.format(now);
            case "earlier" -> EXPIRY.format(now.minus(Duration.ofMinutes(5)));
            case "requestId" -> request.ids().requestId();
            case "correlationId" -> request.ids().correlationRequestId();
            default -> otherwise;
        };
    }

    private String seconds() {
        return retryAfter.filter(text -> !text.isEmpty()).orElse(RETRY_SECONDS);
    }

    /** The error with the headers that go with it. */
    ArmError withHeaders(String preset, ArmError error) {
        ArmError made = error;
        if (error.status() == 429) {
            String counter = preset.equals("throttled-reads")
                    ? "subscription-reads"
                    : preset.equals("throttled-writes") ? "subscription-writes" : "subscription-resource-requests";
            made = made.withHeader("x-ms-ratelimit-remaining-" + counter, "0");
        }
        if (error.status() == 401) {
            made = made.withHeader(
                    "WWW-Authenticate",
                    "Bearer authorization_uri=\"https://login.windows.net/" + TENANT
                            + "\", error=\"invalid_token\", error_description=\"" + error.message() + "\"");
        }
        boolean throttles = error.status() == 429 && retryAfter.isEmpty();
        Optional<String> header = throttles ? Optional.of(RETRY_SECONDS) : retryAfter.filter(text -> !text.isEmpty());
        return header.isPresent() ? made.withHeader("Retry-After", header.get()) : made;
    }
}

package dev.malachite.contract.expectation;

/**
 * Layer two: ARM's rules for asynchronous operations and for every answer of a resource provider.
 *
 * <p>Sources: "ARM RPC" is Azure/azure-resource-manager-rpc, v1.0, {@code async-api-reference.md} and
 * {@code common-api-details.md}; "recorded traffic" is 1 017 exchanges of Azure's command-line tests, 2023 and 2024.
 */
public enum AsyncRule implements Rule {
    POLL_URL_ABSOLUTE("Clients send polling URLs back as they are, without knowing the host.", Sources.RPC),
    POLL_URL_API_VERSION("A polling URL carries the api-version of the request that started it.", Sources.BOTH),
    POLL_URL_SERVED("A polling URL addresses an operation of the contract.", Sources.RECORDED),
    POLL_URLS_AGREE("Azure-AsyncOperation and Location of one answer name the same operation.", Sources.RECORDED),
    ACCEPTED_CAN_BE_POLLED("202 promises an end, so it says where to look for it.", Sources.RPC),
    CREATED_CAN_BE_POLLED("201 of a long-running PUT carries Azure-AsyncOperation.", Sources.BOTH),
    CREATED_IS_NOT_TERMINAL("201 with a polling URL shows a resource that is still changing.", Sources.BOTH),
    STATUS_NAMED("A status document has id and name: the path asked for and its last segment.", Sources.BOTH),
    STATUS_SPELLED("The status is Inprogress, Succeeded, Failed or Canceled, in this spelling.", Sources.BOTH),
    STATUS_MONOTONIC("An operation that ended neither runs again nor ends otherwise.", Sources.RPC),
    START_TIME_CONSTANT("startTime is present and the same in each status document of an operation.", Sources.RECORDED),
    END_TIME_WHEN_ENDED("endTime is year 1 while the operation runs, and a real time afterwards.", Sources.RECORDED),
    FAILED_HAS_ERROR("A status of Failed or Canceled carries error.code and error.message.", Sources.RPC),
    ONLY_FAILED_HAS_ERROR("A status of anything else carries no error.", Sources.BOTH),
    PROPERTIES_WHEN_SUCCEEDED("properties, the outcome, are there after success only.", Sources.BOTH),
    RESULT_FOLLOWS_STATUS("The Location URL answers 202 while the operation runs, then 200 or 204.", Sources.RPC),
    RESULT_HAS_THE_ERROR("After a failure the Location URL answers the same error code.", Sources.INFERRED),
    RESOURCE_FOLLOWS_STATUS("After its operation ended, a resource has a terminal provisioningState.", Sources.BOTH),
    RETRY_AFTER_SECONDS("Retry-After is a whole number of seconds.", Sources.RPC),
    RETRY_AFTER_WHEN_WAITING_HELPS("Of all errors only 408, 429 and 5xx carry Retry-After.", Sources.RPC),
    ERROR_ENVELOPE("An error's body is {\"error\":{\"code\",\"message\"}}, both of them not empty.", Sources.BOTH),
    NEXT_LINK("nextLink is absent or null on the last page, and an absolute URL before.", Sources.BOTH),
    REQUEST_IDS("Every answer has Date, x-ms-request-id and x-ms-correlation-request-id.", Sources.RPC),
    FIXED_HEADERS("Every answer forbids caching and sniffing, in the same five headers.", Sources.RECORDED);

    private final String reason;
    private final String source;

    AsyncRule(String reason, String source) {
        this.reason = reason;
        this.source = source;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Layer layer() {
        return Layer.PROTOCOL;
    }

    /** Names of sources; an enum's constants cannot see its own static fields. */
    private static final class Sources {
        static final String RPC = "ARM RPC";
        static final String RECORDED = "recorded traffic";
        static final String BOTH = "ARM RPC and recorded traffic";
        static final String INFERRED = "inferred: ARM RPC lets either URL be polled, so both must tell the same story";
    }
}

package dev.malachite.contract.expectation;

/** Layer one: what our OpenAPI document lets an exchange be. */
public enum ContractRule implements Rule {
    OPERATION_KNOWN("Every request to the provider addresses an operation that the document has."),
    API_VERSION_KNOWN("The request names an api-version in which the operation exists."),
    STATUS_DECLARED("The document lists every status that Azure answers; errors are listed as default."),
    REQUEST_BODY("The request's body fits its schema; member names are compared without letter case, as Azure does."),
    RESPONSE_BODY("The response's body fits its schema: types, required members, values of enumerations."),
    MEMBER_DESCRIBED("Azure answers no member that no api-version of the document has."),
    MEMBER_OF_ANOTHER_VERSION("A member is answered only in api-versions that have it."),
    HEADER_PRESENT("A polling header that the document declares for a status is sent with that status."),
    HEADER_DECLARED("A polling header is sent only with statuses that declare it.");

    private final String reason;

    ContractRule(String reason) {
        this.reason = reason;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public String source() {
        return "our OpenAPI document, which published contracts and recorded traffic were compared with";
    }

    @Override
    public Layer layer() {
        return Layer.CONTRACT;
    }
}

package dev.malachite.contract.traffic;

import tools.jackson.databind.JsonNode;

/** Members without which an exchange is none. */
final class Required {
    private Required() {}

    static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (!value.isString() || value.asString().isEmpty()) {
            throw new UnreadableTrafficException("an exchange has no " + member);
        }
        return value.asString();
    }

    static int status(JsonNode node, String member) {
        int status = node.path(member).asInt(0);
        if (status < 100 || status > 599) {
            throw new UnreadableTrafficException("an exchange has no status code");
        }
        return status;
    }
}

package dev.malachite.auth;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import java.util.Locale;

/**
 * What a role must allow for a request: {@code Microsoft.DataProtection/backupVaults/backupInstances/write}.
 *
 * <p>Source: Microsoft Learn, resource provider operations: reads, writes and deletes are named after the type, actions
 * after the last word of the path.
 */
final class Action {
    private Action() {}

    static String of(ArmRequest request) {
        ResourceId id = request.resourceId();
        String below = request.path().length() > id.toString().length()
                ? request.path().substring(id.toString().length() + 1)
                : "";
        if (request.method().equals("POST")) {
            String action = below.substring(below.lastIndexOf('/') + 1);
            return type(id, "") + "/" + (action.isEmpty() ? "" : action + "/") + "action";
        }
        String verb = switch (request.method()) {
            case "GET", "HEAD" -> "read";
            case "DELETE" -> "delete";
            default -> "write";
        };
        return type(id, below) + "/" + verb;
    }

    /** The type that is asked for: a list names one below the resource or scope that it is asked of. */
    private static String type(ResourceId id, String below) {
        if (below.toLowerCase(Locale.ROOT).startsWith("providers/")) {
            return below.substring("providers/".length());
        }
        return id.type().value() + (below.isEmpty() ? "" : "/" + below);
    }
}

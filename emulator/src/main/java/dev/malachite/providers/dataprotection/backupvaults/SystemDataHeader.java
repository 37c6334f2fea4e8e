package dev.malachite.providers.dataprotection.backupvaults;

import dev.malachite.arm.ArmRequest;
import dev.malachite.json.JsonObject;
import dev.malachite.time.WireTime;

/** The header that carries what other providers write into the body. Source: recorded traffic. */
final class SystemDataHeader {
    static final String NAME = "x-ms-arm-resource-system-data";

    private SystemDataHeader() {}

    /** @param created whether the resource is new: an update names the last change alone */
    static String of(ArmRequest request, boolean created) {
        String at = WireTime.seven(request.now());
        JsonObject modified =
                JsonObject.of("lastModifiedBy", "user@contoso.com", "lastModifiedByType", "User", "lastModifiedAt", at);
        JsonObject creation = JsonObject.of("createdBy", "user@contoso.com", "createdByType", "User", "createdAt", at);
        return (created ? creation.overlaid(modified) : modified).toString();
    }
}

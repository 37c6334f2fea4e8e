package dev.malachite.fault;

import java.util.Locale;
import java.util.Optional;

/**
 * All that rules can ask of an exchange without looking at its headers, its body or its number: exchanges of one place
 * are the same to the selectors of {@link Match#placeVerdict}. Names are in lower case, as ARM compares them.
 *
 * @param operationId of the started operation, when the exchange is a poll
 */
record Place(
        String operationId,
        Phase phase,
        Optional<String> subscription,
        Optional<String> resourceGroup,
        Optional<String> vault,
        Optional<String> backupInstance,
        String apiVersion) {

    Place {
        operationId = lower(operationId);
        subscription = subscription.map(Place::lower);
        resourceGroup = resourceGroup.map(Place::lower);
        vault = vault.map(Place::lower);
        backupInstance = backupInstance.map(Place::lower);
        apiVersion = lower(apiVersion);
    }

    /** How many characters it holds. */
    int length() {
        return operationId.length()
                + subscription.orElse("").length()
                + resourceGroup.orElse("").length()
                + vault.orElse("").length()
                + backupInstance.orElse("").length()
                + apiVersion.length();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package dev.malachite.contract.expectation;

import java.util.Optional;
import java.util.Set;

/** What is known of one asynchronous operation at some point of the traffic. Confined to one check. */
final class AsyncState {
    static final String SUCCEEDED = "Succeeded";
    private static final Set<String> ENDED_BADLY = Set.of("Failed", "Canceled");

    private Optional<String> startTime = Optional.empty();
    private Optional<String> terminal = Optional.empty();
    private Optional<String> errorCode = Optional.empty();

    static boolean isTerminal(String status) {
        return status.equals(SUCCEEDED) || ENDED_BADLY.contains(status);
    }

    static boolean endedBadly(String status) {
        return ENDED_BADLY.contains(status);
    }

    Optional<String> startTime() {
        return startTime;
    }

    void startTime(String time) {
        startTime = Optional.of(time);
    }

    Optional<String> terminal() {
        return terminal;
    }

    Optional<String> errorCode() {
        return errorCode;
    }

    void ended(String status, String code) {
        terminal = terminal.or(() -> Optional.of(status));
        errorCode = errorCode.or(() -> Optional.of(code)).filter(known -> !known.isEmpty());
    }
}

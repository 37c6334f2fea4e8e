package dev.malachite.contract.scenarios;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Whatever answers at a URL. Its time is real: it is waited for. */
final class UrlTarget implements Target {
    private final String baseUrl;

    UrlTarget(String url) {
        this.baseUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public void pass(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {}
}

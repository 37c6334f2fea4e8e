package dev.malachite.cli;

import dev.malachite.EmulatorConfig;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code malachite healthcheck}: exit code 0 when an emulator answers on this machine, else 1. */
@Command(name = "healthcheck", description = "Asks an emulator on this machine whether it is ready.")
final class HealthcheckCommand implements Callable<Integer> {
    private static final int TIMEOUT_MILLIS = 2_000;

    @Option(names = "--port", description = "HTTP port. Default: ${DEFAULT-VALUE}")
    private int port = EmulatorConfig.DEFAULT_PORT;

    @Override
    public Integer call() {
        try {
            URL url =
                    URI.create("http://127.0.0.1:" + port + "/_malachite/ready").toURL();
            HttpURLConnection connection = (HttpURLConnection) url.openConnection(java.net.Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == 200 ? 0 : 1;
        } catch (IOException e) {
            return 1;
        }
    }
}

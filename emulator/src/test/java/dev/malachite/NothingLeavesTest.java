package dev.malachite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command as a process of its own, a whole journey through every door that it has, and the kernel's word that it
 * called nobody: every {@code connect}, and every datagram with an address. The proxies of its environment are sockets
 * of this test, so that they are watched where no {@code strace} is.
 */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NothingLeavesTest {
    @TempDir
    private Path folder;

    private Traced traced;

    @BeforeEach
    void look() {
        traced = new Traced(folder);
    }

    @ParameterizedTest(name = "proxies in the environment: {0}")
    @ValueSource(booleans = {false, true})
    void a_process_that_carries_a_whole_journey_calls_nobody(boolean proxies)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Process process = traced.start(
                    proxies ? proxy.getLocalPort() : 0,
                    "start",
                    "--port=0",
                    "--https-port=0",
                    "--timing=instant",
                    "--tls-dir=" + folder.resolve("tls"),
                    "--data-dir=" + folder.resolve("data"));
            try {
                List<String> ports = traced.ports(process);
                new WholeJourney(ports.get(0), ports.get(1)).go();
            } finally {
                traced.stop(process);
            }

            proxy.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, proxy::accept, "a proxy was called");
            assumeTrue(traced.isPossible(), Traced.REASON);
            assertEquals(List.of(), traced.calls());
        }
    }

    /** Or else the test above could not fail. */
    @Test
    void a_process_that_calls_somebody_is_seen() throws IOException, InterruptedException {
        assumeTrue(traced.isPossible(), Traced.REASON);
        try (ServerSocket somebody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(somebody.getLocalPort());
            Process process = traced.start(0, "healthcheck", "--port=" + port);
            somebody.accept().close();
            process.waitFor();

            List<String> calls = traced.calls();

            assertFalse(calls.isEmpty(), "a connection was opened");
            assertTrue(calls.stream().allMatch(call -> call.contains("htons(" + port + ")")), calls::toString);
        }
    }

    static String article(String name) {
        Path file = Path.of(System.getProperty("malachite.root", ".."), "fixtures", "article", name);
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package dev.malachite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our command as a process; {@code strace}, where there is one, writes down each of its calls to the network. */
final class Traced {
    static final String REASON = "strace is not installed, or may not trace here: only the proxies were watched";

    private static final List<String> STRACE =
            List.of("strace", "-f", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-s", "0", "-o");
    private static final Pattern CALL = Pattern.compile(".*\\b(connect|sendto|sendmsg|sendmmsg)\\(.*sin6?_port.*");
    private static final Pattern URL = Pattern.compile(" +(?:serves|and) +https?://[^:/ ]+:(\\d+).*");
    private static final List<String> PROXY_VARIABLES = List.of("http_proxy", "https_proxy", "all_proxy", "no_proxy");

    private final Path folder;
    private final boolean possible;

    Traced(Path folder) {
        this.folder = folder;
        this.possible = mayTrace();
    }

    boolean isPossible() {
        return possible;
    }

    private boolean mayTrace() {
        List<String> command = new ArrayList<>(STRACE);
        command.addAll(List.of(folder.resolve("try").toString(), "true"));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts our command.
     *
     * @param proxy the port of the proxy that its environment and its properties name; 0 for none
     */
    Process start(int proxy, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (possible) {
            command.addAll(STRACE);
            command.add(trace().toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        if (proxy > 0) {
            for (String scheme : List.of("http", "https", "socks")) {
                command.add("-D" + scheme + (scheme.equals("socks") ? "ProxyHost=" : ".proxyHost=") + "127.0.0.1");
                command.add("-D" + scheme + (scheme.equals("socks") ? "ProxyPort=" : ".proxyPort=") + proxy);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.malachite.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile());
        proxies(builder.environment(), proxy);
        return builder.start();
    }

    private static void proxies(Map<String, String> environment, int proxy) {
        PROXY_VARIABLES.forEach(name -> {
            environment.remove(name);
            environment.remove(name.toUpperCase(java.util.Locale.ROOT));
            if (proxy > 0 && !name.equals("no_proxy")) {
                environment.put(name, "http://127.0.0.1:" + proxy);
                environment.put(name.toUpperCase(java.util.Locale.ROOT), "http://127.0.0.1:" + proxy);
            }
        });
    }

    /** Reads where the process says that it serves: the HTTP port, and the HTTPS port. */
    List<String> ports(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        List<String> ports = new ArrayList<>();
        for (String line = output.readLine(); line != null && ports.size() < 2; line = output.readLine()) {
            Matcher url = URL.matcher(line);
            if (url.matches()) {
                ports.add(url.group(1));
            }
        }
        assertTrue(ports.size() == 2, () -> "it did not start: " + errors());
        return ports;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Asks the command to stop, not the one that watches it, and waits for both. */
    void stop(Process process) throws InterruptedException {
        if (possible) {
            process.children().forEach(ProcessHandle::destroy);
        } else {
            process.destroy();
        }
        process.waitFor();
    }

    private Path trace() {
        return folder.resolve("trace");
    }

    /** The calls that named an address on a network, of a process that has ended. */
    List<String> calls() throws IOException {
        List<String> lines = Files.readAllLines(trace(), StandardCharsets.ISO_8859_1);
        assertTrue(lines.stream().anyMatch(line -> line.contains("+++ exited with")), "the trace is not whole");
        return lines.stream().filter(line -> CALL.matcher(line).matches()).toList();
    }
}

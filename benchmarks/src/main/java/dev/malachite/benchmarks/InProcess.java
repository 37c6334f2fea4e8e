package dev.malachite.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import io.javalin.Javalin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Starts and stops an emulator in this process, as a class of tests does, and asks it once in between; in turns with a
 * bare Javalin server, the limit. Prints a table.
 */
final class InProcess {
    private static final String PATH = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg"
            + "/providers/Microsoft.DataProtection/backupVaults?api-version=2024-04-01";
    private static final int WARM_UP = 30;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private InProcess() {}

    /** A server that runs, and how it is stopped. */
    private record Running(int port, Runnable stop) {}

    /** Nanoseconds: to the start, to the answer, to the end, and of CPU in all threads. */
    private record Life(long start, long answer, long whole, long cpu) {}

    /** Starts and stops as often as the only argument says. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int times = Integer.parseInt(arguments[0]);
        List<Life> ours = new ArrayList<>();
        List<Life> limit = new ArrayList<>();
        for (int i = -WARM_UP; i < times; i++) {
            Life one = live(InProcess::emulator);
            Life other = live(InProcess::javalin);
            if (i >= 0) {
                ours.add(one);
                limit.add(other);
            }
        }
        System.out.printf(
                "%n### Start, one request, stop: %d times in one JVM, after %d to warm up%n%n", times, WARM_UP);
        System.out.println("| system | start, median ms | p99 ms | with the first answer, median ms | with the stop,"
                + " median ms | p99 ms | CPU ms |\n|---|---|---|---|---|---|---|");
        print("malachite", ours);
        print("bare Javalin", limit);
    }

    private static Running emulator() {
        Emulator emulator = Emulator.start(EmulatorConfig.builder().port(0).build());
        return new Running(emulator.port(), emulator::close);
    }

    private static Running javalin() {
        Javalin server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.routes.get("/*", context -> context.result("{}"));
                })
                .start("127.0.0.1", 0);
        return new Running(server.port(), server::stop);
    }

    private static Life live(Supplier<Running> server) throws IOException, InterruptedException {
        long cpu = MACHINE.getProcessCpuTime();
        long begin = System.nanoTime();
        Running running = server.get();
        long started = System.nanoTime();
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + running.port() + PATH))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        long answered = System.nanoTime();
        running.stop().run();
        long stopped = System.nanoTime();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return new Life(started - begin, answered - begin, stopped - begin, MACHINE.getProcessCpuTime() - cpu);
    }

    private static void print(String name, List<Life> lives) {
        long[] start = lives.stream().mapToLong(Life::start).sorted().toArray();
        long[] answer = lives.stream().mapToLong(Life::answer).sorted().toArray();
        long[] whole = lives.stream().mapToLong(Life::whole).sorted().toArray();
        long[] cpu = lives.stream().mapToLong(Life::cpu).sorted().toArray();
        System.out.printf(
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                percentile(start, 50),
                percentile(start, 99),
                percentile(answer, 50),
                percentile(whole, 50),
                percentile(whole, 99),
                percentile(cpu, 50));
    }

    /** In milliseconds. */
    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }
}

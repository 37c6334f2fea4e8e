package dev.malachite.junit;

import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/**
 * Runs an emulator for tests. A static {@code @RegisterExtension} field starts one for the class and its nested
 * classes, an instance field one for each test; {@link MalachiteTest} is the former in one word.
 *
 * <p>The extension itself is the {@link Malachite} of the test that runs on the asking thread, or on the thread that
 * started it. Thread-safe.
 */
public final class MalachiteExtension
        implements Malachite, BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Map<Class<?>, Function<Malachite, Object>> PARAMETERS = parameters();

    private final Namespace namespace = Namespace.create(this);
    private final Optional<Settings> own;
    /** Each extension has a test of its own on the same thread. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<TestRun> ofThread = new InheritableThreadLocal<>();

    private final Set<TestRun> running = ConcurrentHashMap.newKeySet();

    /** For {@link MalachiteTest}, which says how. */
    MalachiteExtension() {
        this.own = Optional.empty();
    }

    private MalachiteExtension(Settings settings) {
        this.own = Optional.of(settings);
    }

    /** A builder of an extension for a {@code @RegisterExtension} field. */
    public static Builder newInstance() {
        return new Builder();
    }

    private static Map<Class<?>, Function<Malachite, Object>> parameters() {
        Map<Class<?>, Function<Malachite, Object>> parameters = new LinkedHashMap<>();
        parameters.put(Malachite.class, malachite -> malachite);
        parameters.put(MalachiteClock.class, Malachite::clock);
        parameters.put(Plans.class, Malachite::plans);
        parameters.put(Faults.class, Malachite::faults);
        parameters.put(MalachiteJournal.class, Malachite::journal);
        parameters.put(ArmClient.class, Malachite::arm);
        return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A server with the class or the test that it was started for; closed with its context. */
    private record Hosted(Object owner, Server server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        serverOfClass(context);
    }

    /** The server of a class: that of the enclosing class, unless the class asks for one of its own. */
    private Server serverOfClass(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        Optional<MalachiteTest> annotation =
                own.isPresent() ? Optional.empty() : AnnotationSupport.findAnnotation(type, MalachiteTest.class);
        Hosted hosted = context.getStore(namespace).get(Hosted.class, Hosted.class);
        if (hosted != null && (annotation.isEmpty() || hosted.owner.equals(type))) {
            return hosted.server;
        }
        Settings settings = own.or(() -> annotation.map(Settings::of))
                .orElseGet(() -> newInstance().settings());
        return start(context, type, settings);
    }

    private Server start(ExtensionContext context, Object owner, Settings settings) {
        Server server = new Server(settings);
        context.getStore(namespace).put(Hosted.class, new Hosted(owner, server));
        return server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Hosted hosted = context.getStore(namespace).get(Hosted.class, Hosted.class);
        Server server = hosted != null
                ? hosted.server
                : start(
                        context,
                        context.getUniqueId(),
                        own.orElseGet(() -> newInstance().settings()));
        TestRun run = server.begin(context.getUniqueId());
        context.getStore(namespace).put(TestRun.class, run);
        running.add(run);
        ofThread.set(run);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestRun run = context.getStore(namespace).remove(TestRun.class, TestRun.class);
        if (run == null) {
            return;
        }
        ofThread.remove();
        running.remove(run);
        String findings = context.getExecutionException().isPresent() ? "" : run.findings();
        run.server().end(run);
        if (!findings.isEmpty()) {
            throw new AssertionFailedError(findings);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        boolean text = type == String.class || type == URI.class;
        return PARAMETERS.containsKey(type)
                || (text && parameter.isAnnotated(BaseUri.class))
                || (type == String.class && parameter.isAnnotated(SubscriptionId.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<BaseUri> baseUri = parameter.findAnnotation(BaseUri.class);
        TestRun run = context.getStore(namespace).get(TestRun.class, TestRun.class);
        if (baseUri.isPresent()) {
            Server server = run != null ? run.server() : serverOfClass(context);
            URI uri = baseUri.get().https()
                    ? TestRun.secureBaseUri(server.emulator())
                    : TestRun.baseUri(server.emulator());
            return parameter.getParameter().getType() == URI.class ? uri : uri.toString();
        }
        if (run == null) {
            throw new ParameterResolutionException(described(parameter.getParameter())
                    + " belongs to a test: take it in the test, or in a method before or after each."
                    + " A class has only a @BaseUri.");
        }
        return parameter.isAnnotated(SubscriptionId.class)
                ? run.subscriptionId()
                : PARAMETERS.get(parameter.getParameter().getType()).apply(run);
    }

    private static String described(Parameter parameter) {
        return parameter.getType().getSimpleName() + " " + parameter.getName();
    }

    /** The test that asks: that of the thread, or the only one that runs. */
    private TestRun current() {
        TestRun run = ofThread.get();
        if (run != null && running.contains(run)) {
            return run;
        }
        List<TestRun> candidates = List.copyOf(running);
        if (candidates.size() != 1) {
            throw new IllegalStateException(
                    candidates.isEmpty()
                            ? "No test is running."
                            : "Several tests run at once, and this thread belongs to none of them:"
                                    + " take a parameter of the type Malachite instead.");
        }
        return candidates.get(0);
    }

    @Override
    public URI baseUri() {
        return current().baseUri();
    }

    @Override
    public URI secureBaseUri() {
        return current().secureBaseUri();
    }

    @Override
    public String subscriptionId() {
        return current().subscriptionId();
    }

    @Override
    public MalachiteClock clock() {
        return current().clock();
    }

    @Override
    public Plans plans() {
        return current().plans();
    }

    @Override
    public Faults faults() {
        return current().faults();
    }

    @Override
    public MalachiteJournal journal() {
        return current().journal();
    }

    @Override
    public ArmClient arm() {
        return current().arm();
    }

    @Override
    public void scenario(String source) {
        current().scenario(source);
    }

    @Override
    public JsonObject exportWorld() {
        return current().exportWorld();
    }

    @Override
    public void importWorld(JsonObject world) {
        current().importWorld(world);
    }

    /** Collects how the emulator is set up, and what makes a test fail. Not thread-safe. */
    public static final class Builder {
        private EmulatorConfig config = EmulatorConfig.builder().port(0).build();
        private final List<String> scenarios = new ArrayList<>();
        private Optional<String> subscription = Optional.empty();
        private boolean failOnUnhitRules = true;
        private boolean failOnSelfCheckViolations = true;

        private Builder() {}

        /** Changes settings of the emulator; the port is free unless one is chosen. */
        public Builder options(UnaryOperator<EmulatorConfig.Builder> change) {
            config = change.apply(config.toBuilder()).build();
            return this;
        }

        /** How fast the emulator's Azure is; with {@link Pace#MANUAL} time stands still until the test moves it. */
        public Builder timing(Pace timing) {
            return options(options -> options.pace(timing));
        }

        /** A file or a resource of the class path with a scenario that is in effect in each test. */
        public Builder scenario(String source) {
            scenarios.add(source);
            return this;
        }

        /** One subscription for all tests, which then cannot run at once; by default each has its own. */
        public Builder subscription(String id) {
            subscription = Optional.of(id);
            return this;
        }

        /** Serves HTTPS too, for Azure's clients. */
        public Builder https() {
            return options(options -> options.httpsPort(OptionalInt.of(0)));
        }

        /** Whether a test fails in which a plan or a fault was put and never hit; true unless it is said. */
        public Builder failOnUnhitRules(boolean fail) {
            failOnUnhitRules = fail;
            return this;
        }

        /** Whether a test fails in which the emulator departed from its own contract; true unless it is said. */
        public Builder failOnSelfCheckViolations(boolean fail) {
            failOnSelfCheckViolations = fail;
            return this;
        }

        public MalachiteExtension build() {
            return new MalachiteExtension(settings());
        }

        Settings settings() {
            return new Settings(
                    config, List.copyOf(scenarios), subscription, failOnUnhitRules, failOnSelfCheckViolations);
        }
    }
}

package dev.malachite;

import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.arm.async.Pace;
import dev.malachite.auth.Authenticate;
import dev.malachite.auth.Authorize;
import dev.malachite.auth.SigningKey;
import dev.malachite.auth.TokenAuthority;
import dev.malachite.control.ControlApi;
import dev.malachite.control.Workbench;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.EndpointTable;
import dev.malachite.fault.Faults;
import dev.malachite.http.EndpointGuard;
import dev.malachite.http.FrontDoor;
import dev.malachite.http.HttpServer;
import dev.malachite.identity.Authority;
import dev.malachite.identity.CloudMetadata;
import dev.malachite.identity.ManagedIdentity;
import dev.malachite.identity.MicrosoftGraph;
import dev.malachite.identity.TokenEndpoint;
import dev.malachite.journal.Journal;
import dev.malachite.journal.RecordExchange;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import dev.malachite.metrics.MeasureExchange;
import dev.malachite.metrics.Metrics;
import dev.malachite.openapi.Contract;
import dev.malachite.pipeline.AdvanceOnPoll;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.pipeline.FindOperation;
import dev.malachite.pipeline.Handle;
import dev.malachite.pipeline.OpenTransaction;
import dev.malachite.pipeline.OperationTable;
import dev.malachite.pipeline.Pipeline;
import dev.malachite.pipeline.RateLimits;
import dev.malachite.pipeline.RenderErrors;
import dev.malachite.pipeline.RequestIds;
import dev.malachite.pipeline.RequireOperation;
import dev.malachite.pipeline.RequireParent;
import dev.malachite.pipeline.WriteHeaders;
import dev.malachite.providers.authorization.RoleAssignmentsCreate;
import dev.malachite.providers.authorization.RoleAssignmentsDelete;
import dev.malachite.providers.authorization.RoleAssignmentsGet;
import dev.malachite.providers.authorization.RoleAssignmentsList;
import dev.malachite.providers.authorization.RoleDefinitions;
import dev.malachite.providers.dataprotection.DataProtection;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import dev.malachite.providers.dataprotection.DataProtectionGraph;
import dev.malachite.providers.dataprotection.DataProtectionKinds;
import dev.malachite.providers.dataprotection.DataProtectionMembers;
import dev.malachite.providers.dataprotection.DataProtectionRateLimits;
import dev.malachite.providers.dataprotection.DataProtectionSeeds;
import dev.malachite.providers.dataprotection.PresetCatalogue;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.resourcegraph.ResourceGraphResources;
import dev.malachite.providers.resources.Resources;
import dev.malachite.providers.resources.ResourcesGraph;
import dev.malachite.providers.resources.registration.Catalogue;
import dev.malachite.schema.CheckResponse;
import dev.malachite.schema.FitVersion;
import dev.malachite.schema.ReadBody;
import dev.malachite.schema.Schemas;
import dev.malachite.store.Store;
import dev.malachite.store.jdbc.JdbcStore;
import dev.malachite.store.memory.MemoryStore;
import dev.malachite.time.Clocks;
import dev.malachite.time.VirtualClock;
import dev.malachite.tls.ServerKeys;
import dev.malachite.world.RequireRegistration;
import dev.malachite.world.World;
import dev.malachite.world.WorldSeeder;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A running emulator: builds the object graph, top to bottom, and closes it. Several may run in one process; they share
 * nothing.
 */
public final class Emulator implements AutoCloseable {
    /** Where the clock stands at first when it only moves by hand: the same in every run. */
    public static final Instant MANUAL_START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String FRONT_END_REGION = "WESTUS";

    private final EmulatorConfig config;
    private final Contract contract = Contract.load();
    private final Clocks clocks;
    private final Store store;
    private final Journal journal;
    private final Metrics metrics = new Metrics();
    private final RateLimits rateLimits = new RateLimits(DataProtectionRateLimits::bucket);
    private final WorldSeeder seeder = new WorldSeeder(DataProtectionSeeds.rules());
    private final List<JsonObject> seeds;
    private final Faults faults;
    private final TokenAuthority tokens;
    private final ServerKeys serverKeys;
    private final List<String> operationIds;
    private final EndpointTable endpoints;
    private final RequestIds requestIds;
    private final HttpServer http;

    private Emulator(EmulatorConfig config) {
        this.config = config;
        this.clocks =
                new Clocks(config.pace() == Pace.MANUAL ? VirtualClock.frozenAt(MANUAL_START) : VirtualClock.flowing());
        this.seeds = config.seeds().stream()
                .flatMap(file -> seeder.read(file).stream())
                .toList();
        this.store = store(config);
        this.journal = new Journal(config.journalCapacity());
        seeder.seed(store, clocks, seeds);
        World world = new World(config.world());
        Authorize authorize = new Authorize(config.auth(), config.owners(), world::allows, store);
        OperationTable table = operations(world, authorize);
        this.operationIds = table.operationIds();
        FindOperation find = new FindOperation(table);
        this.faults = new Faults(table.operationIds(), new PresetCatalogue(), find, store);
        this.requestIds = new RequestIds(config.guidSeed(), FRONT_END_REGION);
        this.tokens = new TokenAuthority(new SigningKey(config.dataFolder()));
        Authenticate authenticate =
                new Authenticate(config.auth(), tokens, config.directory().tenantId());
        this.serverKeys = config.ownCertificate()
                .map(own -> ServerKeys.own(own.certificate(), own.key()))
                .orElseGet(() -> ServerKeys.made(config.dataFolder(), publicHosts(), VirtualClock.flowing()));
        ControlApi control = new ControlApi(contract, metrics, store::answers, this::info, this::reset);
        Workbench workbench = new Workbench(
                new Workbench.Parts(clocks, store, faults, journal, requestIds, rateLimits, DataProtectionKinds.all()),
                Version.current(),
                resources -> seeder.seed(store, clocks, resources));
        config.scenarios().forEach(file -> workbench.activate(file.getFileName().toString(), seeder.document(file)));
        this.endpoints =
                new EndpointTable(Stream.of(control.endpoints(), workbench.endpoints(), forClients(authenticate))
                        .flatMap(List::stream)
                        .toList());
        FrontDoor frontDoor = new FrontDoor(
                pipeline(world, table, find, authenticate, authorize),
                endpoints,
                requestIds,
                clocks,
                new EndpointGuard(config.adminToken(), config.isLoopback()),
                config.bind(),
                config.publicBaseUrl(),
                config.trustProxy());
        this.http = HttpServer.start(
                frontDoor,
                store::answersAtOnce,
                requestIds,
                clocks.common(),
                new HttpServer.Listen(config.bind(), config.port(), config.httpsPort(), serverKeys::current));
    }

    /** What clients ask before they come to ARM. */
    private List<Endpoint> forClients(Authenticate authenticate) {
        String tenant = config.directory().tenantId();
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(Endpoint.open(
                "GET",
                "/_malachite/tls/ca.pem",
                request -> EndpointResponse.text(200, "application/x-pem-file", serverKeys.authorityPem())));
        endpoints.addAll(new CloudMetadata(tenant).endpoints());
        endpoints.addAll(new Authority(tokens, tenant).endpoints());
        endpoints.addAll(new TokenEndpoint(tokens, tenant).endpoints());
        endpoints.addAll(new ManagedIdentity(tokens, tenant).endpoints());
        endpoints.addAll(new MicrosoftGraph(
                        store,
                        clocks,
                        config.directory(),
                        List.of(DataProtectionGraph::principals, ResourcesGraph::principals),
                        config.owners(),
                        authenticate)
                .endpoints());
        return endpoints;
    }

    private List<String> publicHosts() {
        List<String> hosts = new ArrayList<>(
                config.publicBaseUrl().map(url -> URI.create(url).getHost()).stream()
                        .toList());
        boolean one = !List.of("localhost", "0.0.0.0", "::").contains(config.bind());
        if (one) {
            hosts.add(config.bind());
        }
        return hosts;
    }

    /**
     * Starts an emulator.
     *
     * @throws WorldSeeder.SeedException when a seed cannot be read
     * @throws java.io.UncheckedIOException when the port cannot be had
     */
    public static Emulator start(EmulatorConfig config) {
        return new Emulator(config);
    }

    private static Store store(EmulatorConfig config) {
        Optional<Store> shared = config.databaseUrl().map(url -> JdbcStore.onServer(url, config.guidSeed()));
        return shared.or(() -> config.dataDir().map(directory -> JdbcStore.inDirectory(directory, config.guidSeed())))
                .orElseGet(() -> new MemoryStore(config.guidSeed()));
    }

    /** The life of a request, in order; ADR 0003 says why in this one. */
    private Pipeline pipeline(
            World world, OperationTable table, FindOperation find, Authenticate authenticate, Authorize authorize) {
        Schemas schemas = new Schemas(contract);
        return new Pipeline(List.of(
                find,
                new AdvanceOnPoll(clocks),
                new MeasureExchange(metrics),
                new RecordExchange(journal),
                faults.faultStep(),
                new WriteHeaders(rateLimits),
                new CheckResponse(contract, schemas, config.selfCheck()),
                new FitVersion(contract, schemas),
                new RenderErrors(),
                authenticate,
                new RequireOperation(table, contract.apiVersions(), Regions.known()),
                authorize,
                new ReadBody(contract, schemas, DataProtectionErrors::invalidBody),
                faults.planStep(),
                new OpenTransaction(store, clocks),
                new RequireRegistration(),
                new RequireParent(DataProtection.trackedKinds(), world::requireResourceGroup),
                new Handle(table)));
    }

    private OperationTable operations(World world, Authorize authorize) {
        List<ArmOperation> served = new ArrayList<>(
                DataProtection.operations(config.pace(), world, config.pageSize(), authorize::requireLinked));
        served.add(new RoleAssignmentsCreate(world));
        served.add(new RoleAssignmentsGet());
        served.add(new RoleAssignmentsDelete());
        served.add(new RoleAssignmentsList());
        served.addAll(RoleDefinitions.all());
        served.add(new ResourceGraphResources(
                Stream.concat(ResourcesGraph.types().stream(), DataProtectionGraph.types(config.pace()).stream())
                        .toList(),
                config.directory(),
                clocks,
                authorize::mayRead));
        served.addAll(Resources.operations(
                config.pace(),
                world,
                config.directory(),
                new Catalogue(
                        DataProtection.NAMESPACE,
                        DataProtection.RESOURCE_TYPES,
                        contract.apiVersions(),
                        Regions.known()),
                Regions.known(),
                new DataProtectionMembers(),
                config.pageSize()));
        return new OperationTable(served.stream()
                .map(operation -> new OperationTable.Entry(
                        contract.operation(operation.id().value())
                                .orElseThrow(
                                        () -> new IllegalStateException(operation.id() + " is not in the contract")),
                        operation))
                .toList());
    }

    private JsonObject info() {
        return JsonObject.of(
                "version",
                Version.current(),
                "apiVersions",
                contract.apiVersions(),
                "timing",
                lower(config.pace()),
                "world",
                lower(config.world()),
                "selfCheck",
                lower(config.selfCheck()),
                "clock",
                JsonObject.of("now", clock().instant().toString(), "mode", clock().flows() ? "flowing" : "frozen"),
                "store",
                store.description());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Forgets what a subscription holds, or everything, and puts the seeds back. */
    private void reset(Optional<String> subscription) {
        subscription.ifPresentOrElse(store::reset, store::reset);
        subscription.ifPresentOrElse(journal::reset, journal::reset);
        faults.reset(subscription);
        clocks.reset(subscription);
        rateLimits.restore(subscription, List.of());
        seeder.seed(
                store,
                clocks,
                seeds.stream()
                        .filter(seed -> subscription.isEmpty()
                                || dev.malachite.arm.ResourceId.of(
                                                seed.string("id").orElseThrow())
                                        .subscriptionId()
                                        .filter(subscription.get()::equalsIgnoreCase)
                                        .isPresent())
                        .toList());
    }

    /**
     * Asks the control API from within this process: the same endpoints as over HTTP, without the guards that keep
     * strangers out.
     *
     * @param path below {@code /_malachite/}, with the query
     */
    public EndpointResponse control(String method, String path, JsonObject body) {
        int mark = path.indexOf('?');
        String full = "/_malachite/" + (mark < 0 ? path : path.substring(0, mark));
        List<String> segments = List.of(full.substring(1).split("/", -1));
        Instant now = clock().instant();
        return endpoints
                .match(method, segments)
                .map(match -> match.answer(new EndpointRequest(
                        method,
                        full,
                        match.parameters(),
                        Query.parse(mark < 0 ? "" : path.substring(mark + 1)),
                        Headers.empty(),
                        body.isEmpty() ? Content.none() : Content.of(body.toBytes()),
                        baseUrl(),
                        now,
                        requestIds.next(full, Headers.empty(), now))))
                .orElseThrow(() -> new IllegalArgumentException("There is no " + method + " " + full));
    }

    public EmulatorConfig config() {
        return config;
    }

    public int port() {
        return http.port();
    }

    /** Where the emulator answers, without a slash at the end. */
    public String baseUrl() {
        return config.publicBaseUrl().orElseGet(() -> "http://" + host() + ":" + port());
    }

    private String host() {
        String host = config.bind().equals("0.0.0.0") || config.bind().equals("::") ? "localhost" : config.bind();
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** The HTTPS port that is listened on, if there is one. */
    public OptionalInt httpsPort() {
        return http.httpsPort();
    }

    /** Where Azure's clients are sent, who refuse HTTP; empty without HTTPS. */
    public Optional<String> secureBaseUrl() {
        return httpsPort().isEmpty()
                ? Optional.empty()
                : Optional.of("https://" + host() + ":" + httpsPort().getAsInt());
    }

    /** The certificate of the server and of its authority. */
    public ServerKeys serverKeys() {
        return serverKeys;
    }

    public VirtualClock clock() {
        return clocks.common();
    }

    /** What is served beside ARM, as {@code METHOD path}. */
    public List<String> endpoints() {
        return endpoints.names();
    }

    /** The operations that are served, by id. */
    public List<String> operationIds() {
        return operationIds;
    }

    public Contract contract() {
        return contract;
    }

    @Override
    public void close() {
        clocks.close();
        http.close();
        store.close();
    }
}

package dev.malachite.contract.operation;

import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Url;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the operation that a request addresses, by method and path; letter case does not matter in paths. */
public final class OperationRoutes {
    private static final String PROVIDER = "/providers/microsoft.dataprotection";
    private static final Set<String> REGISTRATION = Set.of("", "register", "unregister");
    private static final Set<String> GREEDY = Set.of("resourceId", "scope");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** An operation and the values of its path's parameters, as the request spells them. */
    public record Match(OperationDescription operation, Map<String, String> parameters) {
        public Match {
            parameters = Map.copyOf(parameters);
        }
    }

    private record Route(OperationDescription operation, Pattern pattern, List<String> parameters) {}

    private final List<Route> routes;

    public OperationRoutes(Contract contract) {
        // More literal segments first: they are a better match than parameters, and the path that takes any resource
        // last.
        this.routes = contract.operations().stream()
                .map(OperationRoutes::route)
                .sorted(Comparator.comparingInt(route -> -literals(route.operation())))
                .toList();
    }

    /**
     * Whether the request addresses our provider. The last provider of a path counts: a role assignment at a vault
     * belongs to another one. Whether a subscription has the provider is not asked of the provider.
     */
    public static boolean isDataProtection(Url url) {
        String path = url.path().toLowerCase(Locale.ROOT);
        int provider = path.lastIndexOf("/providers/");
        if (provider < 0 || !path.startsWith(PROVIDER + "/", provider)) {
            return false;
        }
        return !REGISTRATION.contains(path.substring(provider + PROVIDER.length() + 1));
    }

    public Optional<Match> find(Request request) {
        return find(request.method(), request.location());
    }

    public Optional<Match> find(String method, Url url) {
        boolean ours = isDataProtection(url);
        for (Route route : routes) {
            // The operations that take any provider's resource are not for our own.
            if (ours && route.operation().isOfAnyVersion()) {
                continue;
            }
            Matcher matcher = route.pattern().matcher(url.path());
            if (route.operation().method().equals(method) && matcher.matches() && namesAResource(route, matcher)) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (int i = 0; i < route.parameters().size(); i++) {
                    parameters.put(route.parameters().get(i), matcher.group(i + 1));
                }
                return Optional.of(new Match(route.operation(), parameters));
            }
        }
        return Optional.empty();
    }

    /** The parts of an id come in pairs: with an odd number the last one is a type, and the URL is its list. */
    private static boolean namesAResource(Route route, Matcher matcher) {
        int id = route.parameters().indexOf("resourceId");
        return id < 0 || matcher.group(id + 1).split("/", -1).length % 2 == 0;
    }

    private static int literals(OperationDescription operation) {
        return (int) operation.path().chars().filter(c -> c == '/').count()
                - (int) PARAMETER.matcher(operation.path()).results().count();
    }

    private static Route route(OperationDescription operation) {
        List<String> parameters = PARAMETER
                .matcher(operation.path())
                .results()
                .map(match -> match.group(1))
                .toList();
        String expression = PARAMETER
                .matcher(operation.path().replace(".", "\\."))
                .replaceAll(match -> GREEDY.contains(match.group(1)) ? "(.+)" : "([^/]+)");
        return new Route(operation, Pattern.compile(expression, Pattern.CASE_INSENSITIVE), parameters);
    }
}

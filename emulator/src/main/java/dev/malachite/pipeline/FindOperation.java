package dev.malachite.pipeline;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Percent;
import java.util.List;
import java.util.Optional;

/**
 * Says which operation the request names, when it names one; refuses nothing, so that the steps that look at every
 * exchange know the operation of refused ones too.
 */
public final class FindOperation implements Step {
    private final OperationTable table;

    public FindOperation(OperationTable table) {
        this.table = table;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ArmRequest versioned = request.query()
                .value("api-version")
                .flatMap(ApiVersion::parse)
                .map(request::with)
                .orElse(request);
        return chain.proceed(route(versioned)
                .flatMap(found -> Optional.ofNullable(found.match().byMethod().get(method(request)))
                        .map(entry -> versioned.with(found.match().route(entry, found.segments()))))
                .orElse(versioned));
    }

    /** HEAD asks for the headers of GET. */
    static String method(ArmRequest request) {
        return request.method().equals("HEAD") ? "GET" : request.method();
    }

    record Found(OperationTable.Match match, List<String> segments) {}

    private Optional<Found> route(ArmRequest request) {
        return decodedSegments(request)
                .flatMap(segments -> table.match(segments).map(match -> new Found(match, segments)));
    }

    static Optional<List<String>> decodedSegments(ArmRequest request) {
        try {
            return Optional.of(OperationTable.segments(request.wire().path()).stream()
                    .map(Percent::decode)
                    .toList());
        } catch (dev.malachite.arm.ArmException e) {
            return Optional.empty();
        }
    }
}

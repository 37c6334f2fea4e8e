package dev.malachite.fault;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Delivery;
import dev.malachite.json.JsonPatch;
import dev.malachite.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Perturbs the exchanges that a rule takes. Stands between the journal, which records what the client gets, and the
 * steps
 * that make a proper answer, so that an injected error looks like any other and a spoilt answer is nobody's fault.
 * Without rules it costs a look at an empty list.
 */
public final class InjectFaults implements Step {
    private final Rules<FaultRule> faults;
    private final Subjects subjects;

    public InjectFaults(Rules<FaultRule> faults, Subjects subjects) {
        this.faults = faults;
        this.subjects = subjects;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        if (faults.isEmpty()) {
            return chain.proceed(request);
        }
        Optional<Rules.Hit<FaultRule>> hit = faults.first(subjects.of(request, faults.asksPolls()));
        if (hit.isEmpty()) {
            return chain.proceed(request);
        }
        String id = hit.get().rule().header().id();
        Effect effect = hit.get().rule().effect();
        return perturbed(effect, id, hit.get().number(), request, chain).withRemark("fault", id + ": " + effect.word());
    }

    private static ArmResponse perturbed(Effect effect, String id, long hit, ArmRequest request, Chain chain) {
        if (effect instanceof Effect.Refuse refuse) {
            return chain.proceed(request.refused(refuse.error().answer(request)));
        }
        if (effect instanceof Effect.Delay delay) {
            return chain.proceed(request).with(Delivery.after(delay.of(id, hit)));
        }
        if (effect instanceof Effect.Break broken) {
            ArmResponse response = broken.handled() ? chain.proceed(request) : ArmResponse.of(ArmResponse.NO_ANSWER);
            return response.with(Delivery.of(broken.damage()));
        }
        if (effect instanceof Effect.Commit commit) {
            return committed(commit, request, chain);
        }
        return mutated((Effect.Mutate) effect, chain.proceed(request));
    }

    private static ArmResponse committed(Effect.Commit commit, ArmRequest request, Chain chain) {
        if (!commit.applied()) {
            return chain.proceed(request.discarded());
        }
        ArmResponse made = chain.proceed(request);
        return commit.error().isPresent()
                ? chain.proceed(request.refused(commit.error().get().answer(request)))
                : made.with(Delivery.of(new Delivery.Damage.Reset()));
    }

    private static ArmResponse mutated(Effect.Mutate mutation, ArmResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach((name, value) -> {
            boolean gone = mutation.removedHeaders().stream().anyMatch(name::equalsIgnoreCase)
                    || mutation.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
            if (!gone) {
                headers.put(name, value);
            }
        });
        headers.putAll(mutation.headers());
        return response.withHeaders(headers)
                .with(
                        mutation.status().orElse(response.status()),
                        response.body().map(body -> JsonPatch.apply(body, mutation.patch())))
                .withRemark("intentional", "the answer departs from the contract because a rule asks for it");
    }
}

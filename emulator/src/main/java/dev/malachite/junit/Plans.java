package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.util.List;

/** The operation plans of a test: how the operations that it starts evolve. Thread-safe. */
public final class Plans extends RuleBook<Plan> {
    Plans(ControlDoor door) {
        super(door, "operation-plans", Plan::new);
    }

    /** The names of the accepted operations, oldest first. */
    public List<String> operations() {
        return door().ask("GET", "operations").objects("value").stream()
                .sorted(java.util.Comparator.comparing(
                        (JsonObject operation) -> operation.string("startTime").orElse("")))
                .map(operation -> operation.string("name").orElse(""))
                .toList();
    }

    /**
     * Ends an operation that waits for a hand, by its name.
     *
     * @throws IllegalArgumentException when there is none, or it ends by itself
     */
    public void release(String name) {
        door().ask("POST", "operations/" + name + "/release");
    }
}

package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The rules of one sort that a test has put. Thread-safe. */
abstract class RuleBook<T extends Members> {
    private final ControlDoor door;
    private final String path;
    private final Supplier<T> words;
    private final Set<String> put = new LinkedHashSet<>();

    RuleBook(ControlDoor door, String path, Supplier<T> words) {
        this.door = door;
        this.path = path;
        this.words = words;
    }

    ControlDoor door() {
        return door;
    }

    /**
     * Puts a rule, in place of another of this id.
     *
     * @param id up to 64 letters, digits, dots, hyphens and underscores
     * @throws IllegalArgumentException when something in it is wrong, with the JSON pointer of what is
     */
    public void put(String id, Consumer<? super T> rule) {
        T said = words.get();
        rule.accept(said);
        put(id, said.toJson());
    }

    /**
     * Puts a rule that is written in YAML or JSON, as the documentation shows it.
     *
     * @throws IllegalArgumentException when something in it is wrong, with the JSON pointer of what is
     */
    public void put(String id, String yaml) {
        put(id, ControlDoor.text(yaml));
    }

    private void put(String id, JsonObject rule) {
        door.ask("PUT", path + "/" + id, rule);
        synchronized (put) {
            put.add(id);
        }
    }

    /** How many exchanges the rule has taken. */
    public long hits(String id) {
        return door.ask("GET", path + "/" + id).integer("hits").orElseThrow();
    }

    /** Takes a rule away; it need not have been hit. */
    public void remove(String id) {
        door.ask("DELETE", path + "/" + id);
        synchronized (put) {
            put.remove(id);
        }
    }

    /** Takes all rules away. */
    public void clear() {
        door.ask("DELETE", path);
        synchronized (put) {
            put.clear();
        }
    }

    /** What each rule would say to a request, for people: its id, and why it takes the request or not. */
    public List<String> explain(String method, String url) {
        return door
                .ask("POST", path + "/explain", JsonObject.of("method", method, "url", url))
                .objects("value")
                .stream()
                .map(rule -> rule.string("id").orElse("") + ": "
                        + rule.string("reason").orElse(""))
                .toList();
    }

    /** The rules that stand and were never hit, as they are shown. */
    List<JsonObject> unhit() {
        Set<String> ids;
        synchronized (put) {
            ids = Set.copyOf(put);
        }
        return standing().stream()
                .filter(rule -> ids.contains(rule.string("id").orElse("")))
                .filter(rule -> rule.integer("hits").orElse(0) == 0)
                .toList();
    }

    List<JsonObject> standing() {
        return door.ask("GET", path).objects("value");
    }
}

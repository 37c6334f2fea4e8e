package dev.malachite.contract.replay;

import dev.malachite.contract.traffic.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A path of our provider in a resource group, cut into the resource it belongs to and what is asked of it.
 *
 * @param id of the innermost resource that the path names, spelled as in the path
 * @param rest a list or an action of that resource; empty if the path names the resource itself
 */
record ResourcePath(String id, Optional<String> rest) {
    private static final String PROVIDER = "microsoft.dataprotection";
    private static final Set<String> TOP = Set.of("backupvaults", "resourceguards");
    private static final Set<String> CHILDREN = Set.of(
            "backuppolicies",
            "backupinstances",
            "recoverypoints",
            "backupjobs",
            "deletedbackupinstances",
            "backupresourceguardproxies");
    private static final int PROVIDER_AT = 6;

    static Optional<ResourcePath> of(String path) {
        List<String> segments = Url.of(path).segments();
        boolean inGroup = segments.size() > PROVIDER_AT + 1
                && segments.get(PROVIDER_AT - 1).toLowerCase(Locale.ROOT).equals(PROVIDER)
                && TOP.contains(segments.get(PROVIDER_AT).toLowerCase(Locale.ROOT));
        if (!inGroup) {
            return Optional.empty();
        }
        int end = PROVIDER_AT + 2;
        while (end + 1 < segments.size() && CHILDREN.contains(segments.get(end).toLowerCase(Locale.ROOT))) {
            end += 2;
        }
        List<String> rest = segments.subList(end, segments.size());
        return Optional.of(new ResourcePath(
                "/" + String.join("/", segments.subList(0, end)),
                rest.isEmpty() ? Optional.empty() : Optional.of(String.join("/", rest))));
    }

    /** The same resource, whoever spells it. */
    String key() {
        return id.toLowerCase(Locale.ROOT);
    }

    /** The type of the resource, its innermost part in lower case, such as {@code backupinstances}. */
    String type() {
        List<String> segments = Url.of(id).segments();
        return segments.get(segments.size() - 2).toLowerCase(Locale.ROOT);
    }

    String name() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The resource and those around it, the outermost first. */
    List<ResourcePath> lineage() {
        List<String> segments = Url.of(id).segments();
        List<ResourcePath> lineage = new ArrayList<>();
        for (int end = PROVIDER_AT + 2; end <= segments.size(); end += 2) {
            lineage.add(new ResourcePath("/" + String.join("/", segments.subList(0, end)), Optional.empty()));
        }
        return lineage;
    }

    /** The vault or guard that it belongs to. */
    ResourcePath top() {
        return lineage().get(0);
    }
}

package dev.malachite.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a resource or scope: {@code /subscriptions/…/resourceGroups/…/providers/…}. Case kept, compared without
 * case. What is worked out from the text is worked out when it is first asked for: most ids are only kept.
 *
 * <p>Source: ARM resource provider contract, "Resource IDs".
 */
public final class ResourceId {
    private static final String PROVIDERS = "providers";

    private final String text;

    /** Made twice when two threads ask at once, and the same both times. */
    private String key;

    private List<String> segments;

    private ResourceType type;

    private ResourceId(String text) {
        this.text = text;
    }

    private ResourceId(List<String> segments) {
        this.segments = List.copyOf(segments);
        this.text = "/" + String.join("/", segments);
    }

    /** The id, or nothing when the text has not the form of one: it starts with a slash and its parts come in pairs. */
    public static Optional<ResourceId> parse(String text) {
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        if (!text.contains("//") && !text.endsWith("/")) {
            return slashes(text) % 2 == 0 ? Optional.of(new ResourceId(text)) : Optional.empty();
        }
        List<String> segments = segments(text);
        return segments.isEmpty() || segments.size() % 2 != 0
                ? Optional.empty()
                : Optional.of(new ResourceId(segments));
    }

    private static int slashes(String text) {
        int slashes = 0;
        for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
            slashes++;
        }
        return slashes;
    }

    /** A path's parts, without empty ones: doubled and trailing slashes are served, as ARM serves them. */
    public static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(12);
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end > start) {
                segments.add(path.substring(start, end));
            }
            start = end + 1;
        }
        return segments;
    }

    /**
     * The id in a text that is known to be one.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ResourceId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a resource id: " + text));
    }

    /** An id of an even number of parts that are known to be well formed. */
    public static ResourceId of(List<String> segments) {
        return new ResourceId(segments);
    }

    public static ResourceId subscription(String subscriptionId) {
        return new ResourceId(List.of("subscriptions", subscriptionId));
    }

    /** The resource of the given type and name under this one: {@code child("backupPolicies", "daily")}. */
    public ResourceId child(String type, String name) {
        return new ResourceId(text + "/" + type + "/" + name);
    }

    /** The same id without what has been worked out of it, for what is kept for long. */
    public ResourceId toKeep() {
        return new ResourceId(text);
    }

    /** The id of the first so many parts. */
    private ResourceId first(int parts) {
        int end = 0;
        for (int i = 0; i < parts; i++) {
            end = text.indexOf('/', end + 1);
            if (end < 0) {
                return this;
            }
        }
        return new ResourceId(text.substring(0, end));
    }

    public Optional<String> subscriptionId() {
        List<String> parts = segments();
        return parts.get(0).equalsIgnoreCase("subscriptions") ? Optional.of(parts.get(1)) : Optional.empty();
    }

    public Optional<String> resourceGroupName() {
        List<String> parts = segments();
        return parts.size() >= 4 && parts.get(2).equalsIgnoreCase("resourceGroups")
                ? Optional.of(parts.get(3))
                : Optional.empty();
    }

    /** The resource group's own id. */
    public Optional<ResourceId> resourceGroup() {
        return resourceGroupName().map(name -> first(4));
    }

    /** The last name. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The type of what this id names; {@code Microsoft.Resources/…} for a subscription or resource group. */
    public ResourceType type() {
        ResourceType known = type;
        if (known == null) {
            known = typed();
            type = known;
        }
        return known;
    }

    private ResourceType typed() {
        List<String> parts = segments();
        int providers = lastProviders();
        if (providers < 0) {
            return new ResourceType(
                    parts.size() == 2
                            ? "Microsoft.Resources/subscriptions"
                            : "Microsoft.Resources/subscriptions/resourceGroups");
        }
        StringBuilder type = new StringBuilder(parts.get(providers + 1));
        for (int i = providers + 2; i < parts.size(); i += 2) {
            type.append('/').append(parts.get(i));
        }
        return new ResourceType(type.toString());
    }

    /** What contains this: the resource above it, its group, its subscription, or for an extension its scope. */
    public Optional<ResourceId> parent() {
        int providers = lastProviders();
        int end = segments().size() - 2;
        if (providers >= 0 && end <= providers + 2) {
            end = providers;
        }
        return end <= 0 ? Optional.empty() : Optional.of(first(end));
    }

    /** Whether this id is the other or lies below it. */
    public boolean isWithin(ResourceId other) {
        return key().equals(other.key()) || key().startsWith(other.key() + "/");
    }

    private int lastProviders() {
        List<String> parts = segments();
        for (int i = parts.size() - 2; i >= 0; i -= 2) {
            if (parts.get(i).equalsIgnoreCase(PROVIDERS)) {
                return i;
            }
        }
        return -1;
    }

    public List<String> segments() {
        List<String> known = segments;
        if (known == null) {
            known = List.copyOf(segments(text));
            segments = known;
        }
        return known;
    }

    /** The form under which ids are compared and stored: lower case. */
    public String key() {
        String known = key;
        if (known == null) {
            known = text.toLowerCase(Locale.ROOT);
            key = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id && (text.equals(id.text) || key().equals(id.key()));
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** The id as it was written. */
    @Override
    public String toString() {
        return text;
    }
}

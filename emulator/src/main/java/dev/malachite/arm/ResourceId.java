package dev.malachite.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a resource or scope: {@code /subscriptions/…/resourceGroups/…/providers/…}. Parsed once, case kept,
 * compared without case.
 *
 * <p>Source: ARM resource provider contract, "Resource IDs".
 */
public final class ResourceId {
    private static final String PROVIDERS = "providers";

    private final String text;
    private final String key;
    private final List<String> segments;

    private ResourceId(List<String> segments) {
        this.segments = List.copyOf(segments);
        this.text = "/" + String.join("/", segments);
        this.key = text.toLowerCase(Locale.ROOT);
    }

    /** The id, or nothing when the text has not the form of one: it starts with a slash and its parts come in pairs. */
    public static Optional<ResourceId> parse(String text) {
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : text.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments.isEmpty() || segments.size() % 2 != 0
                ? Optional.empty()
                : Optional.of(new ResourceId(segments));
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
        List<String> longer = new ArrayList<>(segments);
        longer.add(type);
        longer.add(name);
        return new ResourceId(longer);
    }

    public Optional<String> subscriptionId() {
        return segments.get(0).equalsIgnoreCase("subscriptions") ? Optional.of(segments.get(1)) : Optional.empty();
    }

    public Optional<String> resourceGroupName() {
        return segments.size() >= 4 && segments.get(2).equalsIgnoreCase("resourceGroups")
                ? Optional.of(segments.get(3))
                : Optional.empty();
    }

    /** The resource group's own id. */
    public Optional<ResourceId> resourceGroup() {
        return resourceGroupName().map(name -> new ResourceId(segments.subList(0, 4)));
    }

    /** The last name. */
    public String name() {
        return segments.get(segments.size() - 1);
    }

    /** The type of what this id names; {@code Microsoft.Resources/…} for a subscription or resource group. */
    public ResourceType type() {
        int providers = lastProviders();
        if (providers < 0) {
            return new ResourceType(
                    segments.size() == 2
                            ? "Microsoft.Resources/subscriptions"
                            : "Microsoft.Resources/subscriptions/resourceGroups");
        }
        StringBuilder type = new StringBuilder(segments.get(providers + 1));
        for (int i = providers + 2; i < segments.size(); i += 2) {
            type.append('/').append(segments.get(i));
        }
        return new ResourceType(type.toString());
    }

    /** What contains this: the resource above it, its group, its subscription, or for an extension its scope. */
    public Optional<ResourceId> parent() {
        int providers = lastProviders();
        int end = segments.size() - 2;
        if (providers >= 0 && end <= providers + 2) {
            end = providers;
        }
        return end <= 0 ? Optional.empty() : Optional.of(new ResourceId(segments.subList(0, end)));
    }

    /** Whether this id is the other or lies below it. */
    public boolean isWithin(ResourceId other) {
        return key.equals(other.key) || key.startsWith(other.key + "/");
    }

    private int lastProviders() {
        for (int i = segments.size() - 2; i >= 0; i -= 1) {
            if (segments.get(i).equalsIgnoreCase(PROVIDERS) && (i % 2 == 0)) {
                return i;
            }
        }
        return -1;
    }

    public List<String> segments() {
        return segments;
    }

    /** The form under which ids are compared and stored: lower case. */
    public String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id && key.equals(id.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The id as it was written. */
    @Override
    public String toString() {
        return text;
    }
}

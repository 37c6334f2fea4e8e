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
    private static final String PROVIDERS = "/providers/";
    private static final String SUBSCRIPTIONS = "/subscriptions/";
    private static final String RESOURCE_GROUPS = "/resourceGroups/";
    private static final ResourceType SUBSCRIPTION = new ResourceType("Microsoft.Resources/subscriptions");
    private static final ResourceType RESOURCE_GROUP =
            new ResourceType("Microsoft.Resources/subscriptions/resourceGroups");

    private final String text;

    /** Made twice when two threads ask at once, and the same both times. */
    private String key;

    private List<String> segments;

    private ResourceType type;

    private Optional<String> subscriptionId;

    private ResourceId(String text) {
        this.text = text;
    }

    private ResourceId(List<String> segments, String text) {
        this.segments = List.copyOf(segments);
        this.text = text;
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
        return segments.isEmpty() || segments.size() % 2 != 0 ? Optional.empty() : Optional.of(of(segments));
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
        return of(segments, "/" + String.join("/", segments));
    }

    /** The same, with the text that they make. */
    public static ResourceId of(List<String> segments, String text) {
        return new ResourceId(segments, text);
    }

    public static ResourceId subscription(String subscriptionId) {
        return new ResourceId(SUBSCRIPTIONS + subscriptionId);
    }

    /** The resource of the given type and name under this one: {@code child("backupPolicies", "daily")}. */
    public ResourceId child(String type, String name) {
        ResourceId child = new ResourceId(String.join("/", text, type, name));
        // The long part in front was put in lower case before; a slash ends each word, so that its case is its own.
        String known = key;
        if (known != null) {
            child.key = String.join("/", known, type.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        }
        return child;
    }

    /** The same id without what has been worked out of it, for what is kept for long. */
    public ResourceId toKeep() {
        return new ResourceId(text);
    }

    /** The same id with its key alone, for what is kept under it. */
    public ResourceId toKeepByKey() {
        ResourceId kept = new ResourceId(text);
        kept.key = key();
        return kept;
    }

    /** The id of the first so many characters, the key of which is worked out with this one's. */
    private ResourceId first(int length) {
        ResourceId first = new ResourceId(text.substring(0, length));
        String known = key;
        // Lower case is as long as what was written, but for letters that no name of ours has.
        if (known != null && known.length() == text.length()) {
            first.key = known.substring(0, length);
        }
        return first;
    }

    /** Where a part begins, at its slash: that of the first is part 0; the length when there are not so many. */
    private int start(int part) {
        int start = 0;
        for (int i = 0; i < part; i++) {
            start = end(start);
        }
        return start;
    }

    public Optional<String> subscriptionId() {
        Optional<String> known = subscriptionId;
        if (known == null) {
            known = name(SUBSCRIPTIONS, 0);
            subscriptionId = known;
        }
        return known;
    }

    public Optional<String> resourceGroupName() {
        return name(RESOURCE_GROUPS, start(2));
    }

    /** The name behind a keyword, when that is what begins at a slash. */
    private Optional<String> name(String keyword, int slash) {
        return text.regionMatches(true, slash, keyword, 0, keyword.length())
                ? Optional.of(text.substring(slash + keyword.length(), end(slash + keyword.length() - 1)))
                : Optional.empty();
    }

    /** The resource group's own id. */
    public Optional<ResourceId> resourceGroup() {
        return resourceGroupName().map(name -> first(start(4)));
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
        int providers = lastProviders();
        if (providers < 0) {
            return start(2) == text.length() ? SUBSCRIPTION : RESOURCE_GROUP;
        }
        int at = end(providers);
        int end = end(at);
        StringBuilder typed = new StringBuilder(text.length() - at).append(text, at + 1, end);
        while (end < text.length()) {
            int name = end(end);
            typed.append(text, end, name);
            end = end(name);
        }
        return new ResourceType(typed.toString());
    }

    /** Where the part ends that begins at a slash. */
    private int end(int slash) {
        int end = text.indexOf('/', slash + 1);
        return end < 0 ? text.length() : end;
    }

    /** What contains this: the resource above it, its group, its subscription, or for an extension its scope. */
    public Optional<ResourceId> parent() {
        int end = text.lastIndexOf('/', text.lastIndexOf('/') - 1);
        int providers = lastProviders();
        // The part after the keyword is the provider's namespace, and names nothing by itself.
        if (providers >= 0 && end <= end(end(providers))) {
            end = providers;
        }
        return end <= 0 ? Optional.empty() : Optional.of(first(end));
    }

    /** Whether both are written alike, not only the same. */
    public boolean isSpelledAs(ResourceId other) {
        return text.equals(other.text);
    }

    /** Whether this id is the other or lies below it. */
    public boolean isWithin(ResourceId other) {
        return key().equals(other.key()) || key().startsWith(other.key() + "/");
    }

    /** The slash before the last {@code providers} that is a keyword, not a name; -1 when there is none. */
    private int lastProviders() {
        int last = -1;
        for (int keyword = 0; keyword < text.length(); keyword = end(end(keyword))) {
            if (text.regionMatches(true, keyword, PROVIDERS, 0, PROVIDERS.length())) {
                last = keyword;
            }
        }
        return last;
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

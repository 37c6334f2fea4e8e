package dev.malachite.contract.azure;

import dev.malachite.contract.target.HttpSender;
import dev.malachite.contract.target.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code contract.yaml} says: where in Azure scenarios may play.
 *
 * @param resourceGroup the one group in which anything is made; it exists already
 * @param prefix how the name of everything begins that is made
 * @param database id of a database that vaults in this group may back up, if there is one
 * @param certificateAuthority PEM file of whom to trust in a cloud that nobody else vouches for
 */
public record AzureConfig(
        Cloud cloud,
        String subscription,
        String resourceGroup,
        String location,
        String prefix,
        Optional<String> database,
        Optional<Path> certificateAuthority) {
    private static final Set<String> MEMBERS = Set.of(
            "cloud",
            "arm",
            "authority",
            "certificateAuthority",
            "subscription",
            "resourceGroup",
            "location",
            "prefix",
            "database");
    private static final String DATABASE = "(?i)(/subscriptions/[^/]+/resourceGroups/[^/]+/providers"
            + "/Microsoft\\.DBforPostgreSQL/servers/[^/]+)/databases/[^/]+";

    /**
     * Reads the file; all that is wrong with it is told together, in one line.
     *
     * @throws UnreachableException if anything is
     */
    public static AzureConfig read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UnreachableException(
                    file + " cannot be read: --target azure needs subscription, resourceGroup" + " and location there");
        }
    }

    static AzureConfig parse(String source, String text) {
        List<String> problems = new ArrayList<>();
        JsonNode root;
        try {
            root = new YAMLMapper().readTree(text);
        } catch (JacksonException e) {
            throw new UnreachableException(source + " is not YAML");
        }
        for (String member : root.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                problems.add("there is no member " + member);
            }
        }
        String subscription = needed(root, "subscription", "[0-9a-fA-F-]{36}", problems);
        String group = needed(root, "resourceGroup", "[-\\w.()]{1,90}", problems);
        String location = needed(root, "location", "[a-z0-9]+", problems);
        String prefix = root.path("prefix").asString("malachite");
        if (!prefix.matches("[A-Za-z][A-Za-z0-9-]{2,20}")) {
            problems.add("prefix is 3 to 21 letters, digits and hyphens");
        }
        Optional<String> database =
                Optional.of(root.path("database").asString("")).filter(id -> !id.isEmpty());
        if (database.isPresent() && !database.get().matches(DATABASE)) {
            problems.add("database is the id of a Microsoft.DBforPostgreSQL/servers/databases");
        }
        Cloud cloud = cloud(root, problems);
        if (!problems.isEmpty()) {
            throw new UnreachableException(source + ": " + String.join("; ", problems));
        }
        Optional<Path> authority = Optional.of(root.path("certificateAuthority").asString(""))
                .filter(path -> !path.isEmpty())
                .map(Path::of);
        return new AzureConfig(cloud, subscription, group, location, prefix, database, authority);
    }

    private static String needed(JsonNode root, String member, String pattern, List<String> problems) {
        String value = root.path(member).asString("");
        if (!value.matches(pattern)) {
            problems.add(value.isEmpty() ? member + " is missing" : member + " is none: " + value);
        }
        return value;
    }

    private static Cloud cloud(JsonNode root, List<String> problems) {
        if (root.has("arm") || root.has("authority")) {
            String arm = needed(root, "arm", "https?://[^/]+", problems);
            String authority = needed(root, "authority", "https://[^/]+", problems);
            return problems.isEmpty() ? Cloud.of(arm, authority) : Cloud.PUBLIC;
        }
        String name = root.path("cloud").asString("public");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "public" -> Cloud.PUBLIC;
            case "usgovernment" -> Cloud.US_GOVERNMENT;
            case "china" -> Cloud.CHINA;
            default -> {
                problems.add("cloud is public, usgovernment or china, or arm and authority are given");
                yield Cloud.PUBLIC;
            }
        };
    }

    /** Whom to trust, if not those whom Java trusts. */
    public Optional<Trust> trust() {
        return certificateAuthority.map(Trust::of);
    }

    /** Sends to this cloud. */
    public HttpSender sender() {
        return new HttpSender(trust().map(Trust::context));
    }

    /** The id of the group. */
    String group() {
        return "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup;
    }
}

package dev.malachite.contract.target;

/**
 * Where a scene is set: the names that a client chose before it called the service.
 *
 * @param group the resource group's id, in which everything is made
 * @param location region of the group, as ARM writes it
 * @param vault name of the vault to make
 * @param server id of the database's server; a database that the vault may back up lies on it
 * @param database name of that database
 */
public record Surroundings(String group, String location, String vault, String server, String database) {
    /** The subscription of the group. */
    public String subscription() {
        return segment(group);
    }

    /** The subscription of the server. */
    public String dataSubscription() {
        return segment(server);
    }

    private static String segment(String id) {
        String[] segments = id.split("/", 4);
        if (segments.length < 4 || !segments[1].equalsIgnoreCase("subscriptions")) {
            throw new IllegalArgumentException("not an id below a subscription: " + id);
        }
        return segments[2];
    }
}

package dev.malachite.contract.target;

/** What a scenario can need of a target beyond answering; without it the scenario is not run, and shown as such. */
public enum Capability {
    /** Time can be moved, so that a year passes at once. */
    VIRTUAL_TIME("time that can be moved"),
    /** Resources are put in place without going through ARM, and nothing else exists. */
    OWN_WORLD("a seeded world of its own"),
    /** Resources are put in place as Azure shows them, in a subscription whose time is set. */
    SEEDED_PAST("resources that are put in place"),
    /** Subscriptions in which nobody has been, as many as are wanted. */
    FRESH_SUBSCRIPTION("a subscription in which nothing is"),
    /** Groups, vaults, regions and databases are called as in the article, which some scenarios spell out. */
    ARTICLE_NAMES("the names of the article"),
    /** Operations take as long, and clients are told to wait as long, as in Azure. */
    REAL_PACE("the durations of Azure"),
    /** A database that the vault may back up. */
    PERMITTED_DATASOURCE("a database that the vault may back up"),
    /** An answer names the client's user, or it does not: an emulator knows which. */
    KNOWN_CALLER("a caller whose name is known");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** For the line that says why a scenario was not run. */
    public String words() {
        return words;
    }
}

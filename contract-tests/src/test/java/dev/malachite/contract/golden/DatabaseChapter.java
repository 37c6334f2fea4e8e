package dev.malachite.contract.golden;

/** A chapter about a database of its own, in a vault of a subscription of its own: chapters do not meet. */
abstract class DatabaseChapter extends Chapter {
    private static final String SUBSCRIPTIONS = "/subscriptions/";

    private final String instance;

    /** @param instance the path of the database's backup instance, whose name has the database in it */
    DatabaseChapter(Narrator narrator, String instance) {
        super(narrator);
        this.instance = instance;
    }

    /** A body of the article, about this chapter's database and vault. */
    final String own(String name) {
        String subscription = instance.substring(SUBSCRIPTIONS.length(), instance.indexOf('/', SUBSCRIPTIONS.length()));
        String database = instance.substring(instance.lastIndexOf('/') + 1).split("-", 3)[1];
        return article(name)
                .replace("0b352192-dcac-4cc7-992e-a96190ccc68c", subscription)
                .replace("empdb11", database);
    }

    /** Makes the vault and the article's policy, and protects the database. */
    final void protect(String vaultBody) {
        String vault = instance.substring(0, instance.indexOf("/backupInstances/"));
        quietly("PUT", vault, own(vaultBody));
        pass();
        quietly("PUT", vault + "/backupPolicies/osspol3", own("policy.json"));
        quietly("PUT", instance, own("backup-instance.json"));
        pass();
    }
}

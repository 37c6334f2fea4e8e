package dev.malachite.contract.target;

/** What a scenario can need of a target beyond answering; without it the scenario is not run, and shown as such. */
public enum Capability {
    /** Time can be moved, so that a year passes at once. */
    VIRTUAL_TIME("time can be moved"),
    /** Resources can be put in place without going through ARM. */
    SEEDING("resources can be seeded"),
    /** Errors can be ordered. */
    FAULTS("faults can be scripted"),
    /** A datasource that the vault may back up. */
    PERMITTED_DATASOURCE("a datasource that the vault may read"),
    /** A datasource that the vault lacks a role on. */
    UNPERMITTED_DATASOURCE("a datasource that the vault may not read"),
    /** A datasource that another vault protects. */
    PROTECTED_DATASOURCE("a datasource that another vault protects"),
    /** A secret with the credentials of a database. */
    KEY_VAULT_SECRET("a key vault secret with database credentials"),
    /** Backups and restores that move data and take minutes. */
    BACKUP_DATA("backups of real data"),
    /** A second region for restores across regions. */
    PAIRED_REGION("a paired region");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** For the line that says why a scenario was not run. */
    public String words() {
        return words;
    }
}

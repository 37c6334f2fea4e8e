package dev.malachite.arm;

import java.util.Locale;

/** A provider namespace with the type names below it, such as {@code Microsoft.DataProtection/backupVaults}. */
public final class ResourceType {
    private final String value;
    private final String key;

    public ResourceType(String value) {
        this.value = value;
        this.key = value.toLowerCase(Locale.ROOT);
    }

    public String value() {
        return value;
    }

    /** The form under which types are compared: without case. */
    public String key() {
        return key;
    }

    public String namespace() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    /** The type without its namespace: {@code backupVaults/backupInstances}. */
    public String withoutNamespace() {
        return value.substring(Math.min(value.length(), namespace().length() + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceType type && key.equals(type.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}

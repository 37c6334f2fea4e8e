package dev.malachite.contract.azure;

import java.net.URI;

/**
 * Where a cloud's ARM and its identity provider are.
 *
 * <p>Source: Azure SDK for Java, {@code AzureAuthorityHosts} and {@code AzureEnvironment}, read 2026-11-23.
 *
 * @param arm ARM's endpoint, without a slash at its end
 * @param authority who gives tokens
 */
public record Cloud(URI arm, URI authority) {
    static final Cloud PUBLIC = of("https://management.azure.com", "https://login.microsoftonline.com");
    static final Cloud US_GOVERNMENT = of("https://management.usgovcloudapi.net", "https://login.microsoftonline.us");
    static final Cloud CHINA = of("https://management.chinacloudapi.cn", "https://login.chinacloudapi.cn");

    static Cloud of(String arm, String authority) {
        return new Cloud(URI.create(arm), URI.create(authority));
    }

    /** What a token for this ARM has to be asked for. */
    String scope() {
        return arm + "/.default";
    }

    /** Whether the identity provider is one of Microsoft's, which vouches for itself. */
    boolean isMicrosofts() {
        return equals(PUBLIC) || equals(US_GOVERNMENT) || equals(CHINA);
    }
}

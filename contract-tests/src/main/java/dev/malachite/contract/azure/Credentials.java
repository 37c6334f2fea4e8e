package dev.malachite.contract.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.malachite.contract.target.UnreachableException;
import java.util.Optional;

/** Tokens for ARM: from the environment, a managed identity, or a login of the Azure CLI. Thread-safe. */
public final class Credentials {
    private static final String MISSING =
            "there are no Azure credentials that work: set AZURE_TENANT_ID, AZURE_CLIENT_ID"
                    + " and AZURE_CLIENT_SECRET (or AZURE_FEDERATED_TOKEN_FILE), or run az login";

    private final TokenCredential credential;
    private final TokenRequestContext wanted;

    private Credentials(TokenCredential credential, Cloud cloud) {
        this.credential = credential;
        this.wanted = new TokenRequestContext().addScopes(cloud.scope());
    }

    /** Whatever this machine has to offer. */
    public static Credentials ofThisMachine(Cloud cloud, Optional<Trust> trust) {
        DefaultAzureCredentialBuilder builder = new DefaultAzureCredentialBuilder()
                .authorityHost(cloud.authority().toString());
        if (!cloud.isMicrosofts()) {
            builder.disableInstanceDiscovery();
        }
        trust.ifPresent(authorities -> builder.httpClient(client(authorities)));
        return of(builder.build(), cloud);
    }

    /** What Azure's libraries send with, trusting these. */
    static HttpClient client(Trust trust) {
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust.context())).build();
    }

    /** Tokens of this credential. */
    public static Credentials of(TokenCredential credential, Cloud cloud) {
        return new Credentials(credential, cloud);
    }

    /**
     * The value of an {@code Authorization} header; the credential keeps a token until shortly before it expires.
     *
     * @throws UnreachableException if there are no credentials; the message says what is missing, never what is there
     */
    String authorization() {
        try {
            return "Bearer " + credential.getTokenSync(wanted).getToken();
        } catch (ClientAuthenticationException e) {
            throw new UnreachableException(MISSING);
        }
    }
}

package dev.malachite.cli;

import dev.malachite.EmulatorConfig;
import dev.malachite.json.JsonObject;
import dev.malachite.tls.ServerKeys;
import dev.malachite.world.Directory;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** {@code malachite env}: what a client's environment must hold to find and trust the emulator. */
final class EnvCommand implements Runnable {
    /** az's own form for a cloud, in a variable that no client reads by itself. */
    private static final String CLOUD = "AZ_CLOUD_CONFIG";

    private final Options options =
            new Options(this, "env", "Prints the settings with which Azure's clients find and trust the emulator.");

    private final TlsOptions tls = new TlsOptions(options);

    private final Supplier<String> url = options.value(
            "--url",
            "<url>",
            "https://localhost:" + EmulatorConfig.DEFAULT_HTTPS_PORT,
            "Where the emulator serves HTTPS. Default: ${DEFAULT-VALUE}");

    private final Supplier<Shell> shell =
            options.value("--shell", "<shell>", Shell.SH, "sh, powershell or json. Default: ${DEFAULT-VALUE}");

    /** For whom the settings are written. */
    enum Shell {
        SH,
        POWERSHELL,
        JSON
    }

    CommandSpec command() {
        return options.command();
    }

    @Override
    public void run() {
        PrintWriter out = options.out();
        Map<String, String> settings = settings();
        switch (shell.get()) {
            case SH -> {
                settings.forEach((name, value) -> out.println("export " + name + "='" + value + "'"));
                out.println("# az:     az cloud register -n Malachite --cloud-config \"$" + CLOUD
                        + "\" && az cloud set -n Malachite");
                out.println(
                        "#         az login --service-principal -u $AZURE_CLIENT_ID -p any --tenant $AZURE_TENANT_ID");
                hints().forEach(hint -> out.println("# " + hint));
            }
            case POWERSHELL -> {
                settings.forEach((name, value) -> out.println("$env:" + name + " = '" + value + "'"));
                out.println("# az:     $env:" + CLOUD + " | Set-Content cloud.json");
                out.println("#         az cloud register -n Malachite --cloud-config '@cloud.json'");
                out.println("#         az cloud set -n Malachite");
                out.println("#         az login --service-principal -u $env:AZURE_CLIENT_ID -p any"
                        + " --tenant $env:AZURE_TENANT_ID");
                hints().forEach(hint -> out.println("# " + hint));
            }
            case JSON -> {
                JsonObject.Builder json = JsonObject.builder();
                settings.forEach(json::put);
                out.println(json.build().toPrettyString());
            }
        }
        out.flush();
    }

    private Map<String, String> settings() {
        String authority = ServerKeys.made(tls.folder(), List.of(), InstantSource.system())
                .authorityFile()
                .toAbsolutePath()
                .toString();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("AZURE_AUTHORITY_HOST", url.get());
        settings.put("AZURE_TENANT_ID", Directory.DEFAULT_TENANT);
        settings.put("AZURE_CLIENT_ID", "11111111-1111-1111-1111-111111111111");
        settings.put("AZURE_CLIENT_SECRET", "any");
        settings.put("AZURE_SUBSCRIPTION_ID", Directory.DEFAULT_SUBSCRIPTION);
        settings.put("IDENTITY_ENDPOINT", url.get() + "/msi/token");
        settings.put("IDENTITY_HEADER", "malachite");
        settings.put("REQUESTS_CA_BUNDLE", authority);
        settings.put("NODE_EXTRA_CA_CERTS", authority);
        settings.put("ARM_METADATA_HOSTNAME", url.get().replaceFirst("^https://", ""));
        settings.put("AZURE_CORE_INSTANCE_DISCOVERY", "false");
        settings.put("AZURE_CORE_COLLECT_TELEMETRY", "false");
        settings.put(CLOUD, cloud().toString());
        return settings;
    }

    /**
     * What az cannot read in the metadata of a cloud: Microsoft Graph's address, and the names of key vaults, which
     * are Azure's own. The rest it reads there.
     */
    private JsonObject cloud() {
        return JsonObject.of(
                "endpoints", JsonObject.of("resourceManager", url.get(), "microsoftGraphResourceId", url.get() + "/"),
                "suffixes", JsonObject.of("keyvaultDns", ".vault.azure.net"));
    }

    private List<String> hints() {
        return List.of(
                "Python: base_url=\"" + url.get() + "\", credential_scopes=[\"https://management.azure.com/.default\"]",
                "Java:   malachite cert trust says how to make and name a trust store",
                "Node:   { endpoint: \"" + url.get()
                        + "\", credentialScopes: \"https://management.azure.com/.default\" }");
    }
}

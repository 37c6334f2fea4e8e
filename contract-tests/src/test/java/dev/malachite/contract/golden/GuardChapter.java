package dev.malachite.contract.golden;

/** A resource guard, and the proxy by which a vault is guarded. */
final class GuardChapter extends Chapter {
    private static final String SUBSCRIPTION = "/subscriptions/5ca1ab1e-c0de-4000-8000-000000000004";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String VAULT = GROUP + DATA + "/backupVaults/testBkpVault";
    private static final String GUARD = GROUP + DATA + "/resourceGuards/guard";
    private static final String PROXY = VAULT + "/backupResourceGuardProxies/DppResourceGuardProxy";

    GuardChapter(Narrator narrator) {
        super(narrator);
    }

    @Override
    void tell() {
        guards();
        requests("BackupSecurityPIN", "getBackupSecurityPINRequests");
        requests("DeleteProtectedItem", "deleteProtectedItemRequests");
        requests("DeleteResourceGuardProxy", "deleteResourceGuardProxyRequests");
        requests("DisableSoftDelete", "disableSoftDeleteRequests");
        requests("UpdateProtectedItem", "updateProtectedItemRequests");
        requests("UpdateProtectionPolicy", "updateProtectionPolicyRequests");
        proxies();
        delete("ResourceGuards_Delete", "a guard is deleted", RECORDED, GUARD);
        delete("ResourceGuards_Delete", "nothing to delete", PUBLISHED, GUARD);
    }

    private void guards() {
        put("ResourceGuards_Put", "a guard is created", RECORDED, GUARD, "{\"location\":\"westus\"}");
        put("ResourceGuards_Put", "a guard needs a location", INFERRED, GUARD + "2", "{}");
        get("ResourceGuards_Get", "a guard", RECORDED, GUARD);
        get("ResourceGuards_Get", "a guard that is not there", INFERRED, GUARD + "2");
        send("ResourceGuards_Patch", "tags are changed", PUBLISHED, "PATCH", GUARD, "{\"tags\":{\"a\":\"b\"}}");
        send("ResourceGuards_Patch", "a guard that is not there", INFERRED, "PATCH", GUARD + "2", "{\"tags\":{}}");
        String guards = DATA + "/resourceGuards";
        get("ResourceGuards_GetResourcesInResourceGroup", "the guards of a group", RECORDED, GROUP + guards);
        String old = "?api-version=2021-01-01";
        get(
                "ResourceGuards_GetResourcesInResourceGroup",
                "a version that has no guards",
                INFERRED,
                GROUP + guards + old);
        get("ResourceGuards_GetResourcesInSubscription", "all guards", PUBLISHED, SUBSCRIPTION + guards);
        get(
                "ResourceGuards_GetResourcesInSubscription",
                "a subscription is a guid",
                INFERRED,
                "/subscriptions/mine" + guards);
    }

    private void requests(String words, String path) {
        String list = "ResourceGuards_Get" + words + "RequestsObjects";
        String one = "ResourceGuards_GetDefault" + words + "RequestsObject";
        get(list, "the requests of a guard", PUBLISHED, GUARD + "/" + path);
        get(list, "a guard that is not there", INFERRED, GUARD + "2/" + path);
        get(one, "the request", PUBLISHED, GUARD + "/" + path + "/default");
        get(one, "a request that is not there", INFERRED, GUARD + "/" + path + "/another");
    }

    private void proxies() {
        quietly("PUT", VAULT, article("vault.json"));
        pass();
        String guarded = "{\"properties\":{\"resourceGuardResourceId\":\"" + GUARD + "\"}}";
        put("DppResourceGuardProxy_CreateOrUpdate", "a vault is guarded", RECORDED, PROXY, guarded);
        String nowhere = PROXY.replace("testBkpVault", "nothing");
        put("DppResourceGuardProxy_CreateOrUpdate", "a vault that is not there", INFERRED, nowhere, guarded);
        get("DppResourceGuardProxy_Get", "a proxy", RECORDED, PROXY);
        get("DppResourceGuardProxy_Get", "a proxy that is not there", INFERRED, PROXY + "2");
        get("DppResourceGuardProxy_List", "the proxies of a vault", PUBLISHED, VAULT + "/backupResourceGuardProxies");
        get(
                "DppResourceGuardProxy_List",
                "a vault that is not there",
                INFERRED,
                VAULT + "2/backupResourceGuardProxies");
        delete("DppResourceGuardProxy_Delete", "a locked proxy", INFERRED, PROXY);
        String unlock = PROXY + "/unlockDelete";
        String request =
                "{\"resourceGuardOperationRequests\":[\"" + GUARD + "/deleteResourceGuardProxyRequests/default\"]}";
        String other = request.replace("/guard/", "/another/");
        post("DppResourceGuardProxy_UnlockDelete", "a request of another guard", INFERRED, unlock, other);
        post("DppResourceGuardProxy_UnlockDelete", "a proxy is unlocked", RECORDED, unlock, request);
        delete("DppResourceGuardProxy_Delete", "a proxy is deleted", RECORDED, PROXY);
    }
}

package dev.malachite.contract.golden;

/** Groups, resources of others, and where a client is. */
final class ResourceChapter extends Chapter {
    private static final String SUBSCRIPTION = "/subscriptions/5ca1ab1e-c0de-4000-8000-000000000007";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/TestBkpVaultRG";
    private static final String OWN = SUBSCRIPTION + "/resourceGroups/contoso";
    private static final String ACCOUNTS = OWN + "/providers/Microsoft.Storage/storageAccounts";
    private static final String ACCOUNT = ACCOUNTS + "/contosostore";
    private static final String RESOURCES = "?api-version=2021-04-01";
    private static final String STORAGE = "?api-version=2023-05-01";
    private static final String ROLES = "?api-version=2022-04-01";
    private static final String NO_DATE = "?api-version=yesterday";
    private static final String NO_GUID = "/subscriptions/mine";

    ResourceChapter(Narrator narrator) {
        super(narrator);
    }

    @Override
    void tell() {
        groups();
        resources();
        group();
        directory();
        providers();
        roles();
    }

    private void groups() {
        String body = "{\"location\":\"westus\"}";
        String tags = "{\"tags\":{\"team\":\"db\"}}";
        put("ResourceGroups_CreateOrUpdate", "a group is created", PUBLISHED, OWN + RESOURCES, body);
        put("ResourceGroups_CreateOrUpdate", "a group needs a location", INFERRED, OWN + "2" + RESOURCES, "{}");
        send("ResourceGroups_Update", "tags are changed", PUBLISHED, "PATCH", OWN + RESOURCES, tags);
        get("ResourceGroups_Get", "a group", PUBLISHED, OWN + RESOURCES);
        send("ResourceGroups_CheckExistence", "a group that is there", PUBLISHED, "HEAD", OWN + RESOURCES, "");
        get(
                "ResourceGroups_List",
                "the groups of a subscription",
                PUBLISHED,
                SUBSCRIPTION + "/resourcegroups" + RESOURCES);
        get("ResourceGroups_List", "a subscription is a guid", INFERRED, NO_GUID + "/resourcegroups" + RESOURCES);
    }

    private void resources() {
        String body = "{\"location\":\"westus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}";
        String tags = "{\"tags\":{\"team\":\"db\"}}";
        String nothing = ACCOUNT + "2" + STORAGE;
        put("Resources_CreateOrUpdateById", "a resource is kept", PUBLISHED, ACCOUNT + STORAGE, body);
        put("Resources_CreateOrUpdateById", "a version is a date", INFERRED, ACCOUNT + NO_DATE, body);
        send("Resources_UpdateById", "tags are changed", PUBLISHED, "PATCH", ACCOUNT + STORAGE, tags);
        send("Resources_UpdateById", "a resource that is not there", INFERRED, "PATCH", nothing, tags);
        get("Resources_GetById", "a resource", PUBLISHED, ACCOUNT + STORAGE);
        get("Resources_GetById", "a resource that is not there", INFERRED, nothing);
        send("Resources_CheckExistenceById", "a resource that is there", PUBLISHED, "HEAD", ACCOUNT + STORAGE, "");
        send("Resources_CheckExistenceById", "a resource that is not there", PUBLISHED, "HEAD", nothing, "");
        get("Resources_ListByType", "the resources of a type", PUBLISHED, ACCOUNTS + STORAGE);
        get("Resources_ListByType", "a version is a date", INFERRED, ACCOUNTS + NO_DATE);
        get("Resources_List", "the resources of a subscription", PUBLISHED, SUBSCRIPTION + "/resources" + RESOURCES);
        get("Resources_List", "a subscription is a guid", INFERRED, NO_GUID + "/resources" + RESOURCES);
        get("Resources_ListByResourceGroup", "the resources of a group", PUBLISHED, OWN + "/resources" + RESOURCES);
        graph();
        delete("Resources_DeleteById", "a resource is deleted", PUBLISHED, ACCOUNT + STORAGE);
        delete("Resources_DeleteById", "nothing to delete", PUBLISHED, ACCOUNT + STORAGE);
        delete("Resources_DeleteById", "a version is a date", INFERRED, ACCOUNT + NO_DATE);
    }

    /** A query is answered, or refused when it is not understood. */
    private void graph() {
        String resources = "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01";
        String ask = "{\"subscriptions\":[\"" + SUBSCRIPTION.substring("/subscriptions/".length())
                + "\"],\"options\":{\"$top\":1000,\"$skip\":0},\"query\":\"QUERY\"}";
        String accounts = ask.replace("QUERY", "resources | where type =~ 'Microsoft.Storage/storageAccounts'");
        String join = ask.replace("QUERY", "resources | join (resourcecontainers) on subscriptionId");
        post("ResourceGraph_Resources", "the storage accounts", PUBLISHED, resources, accounts);
        post("ResourceGraph_Resources", "a query that is not understood", INFERRED, resources, join);
    }

    /** The group goes; what asks for it afterwards is told so. */
    private void group() {
        String tags = "{\"tags\":{}}";
        delete("ResourceGroups_Delete", "a group is deleted", PUBLISHED, OWN + RESOURCES);
        String result = locationOfLast() + RESOURCES;
        get("OperationResults_Get", "a deletion runs", PUBLISHED, result);
        pass();
        get("OperationResults_Get", "a deletion has ended", PUBLISHED, result);
        get("OperationResults_Get", "an unknown one", INFERRED, SUBSCRIPTION + "/operationresults/unknown" + RESOURCES);
        delete("ResourceGroups_Delete", "a group that is not there", PUBLISHED, OWN + RESOURCES);
        get("ResourceGroups_Get", "a group that is not there", RECORDED, OWN + RESOURCES);
        send("ResourceGroups_CheckExistence", "a group that is not there", PUBLISHED, "HEAD", OWN + RESOURCES, "");
        send("ResourceGroups_Update", "a group that is not there", INFERRED, "PATCH", OWN + RESOURCES, tags);
        get("Resources_ListByResourceGroup", "a group that is not there", INFERRED, OWN + "/resources" + RESOURCES);
    }

    private void directory() {
        get("Tenants_List", "the tenants", PUBLISHED, "/tenants" + RESOURCES);
        get("Tenants_List", "a version is a date", INFERRED, "/tenants" + NO_DATE);
        get("Subscriptions_List", "the subscriptions", PUBLISHED, "/subscriptions" + RESOURCES);
        get("Subscriptions_List", "a version is a date", INFERRED, "/subscriptions" + NO_DATE);
        get("Subscriptions_Get", "a subscription", PUBLISHED, SUBSCRIPTION + RESOURCES);
        get("Subscriptions_Get", "a subscription is a guid", INFERRED, NO_GUID + RESOURCES);
        get("Subscriptions_ListLocations", "the regions", PUBLISHED, SUBSCRIPTION + "/locations" + RESOURCES);
        get("Subscriptions_ListLocations", "a subscription is a guid", INFERRED, NO_GUID + "/locations" + RESOURCES);
    }

    private void providers() {
        String all = "/providers";
        String one = SUBSCRIPTION + all + "/Microsoft.DataProtection";
        String other = NO_GUID + all + "/Microsoft.DataProtection";
        get("Providers_List", "the providers", PUBLISHED, SUBSCRIPTION + all + RESOURCES);
        get("Providers_List", "a subscription is a guid", INFERRED, NO_GUID + all + RESOURCES);
        post("Providers_Unregister", "a provider is given up", PUBLISHED, one + "/unregister" + RESOURCES, "");
        post("Providers_Unregister", "a subscription is a guid", INFERRED, other + "/unregister" + RESOURCES, "");
        post("Providers_Register", "a provider is taken", PUBLISHED, one + "/register" + RESOURCES, "");
        post("Providers_Register", "a subscription is a guid", INFERRED, other + "/register" + RESOURCES, "");
        pass();
        get("Providers_Get", "a provider", PUBLISHED, one + RESOURCES);
        get("Providers_Get", "a subscription is a guid", INFERRED, other + RESOURCES);
    }

    private void roles() {
        String authorization = GROUP + "/providers/Microsoft.Authorization";
        String definitions = authorization + "/roleDefinitions";
        String reader = definitions + "/acdd72a7-3385-48ef-bd42-f606fba81ae7";
        get(
                "RoleDefinitions_List",
                "a role by its name",
                RECORDED,
                definitions + ROLES + "&$filter=roleName%20eq%20'Reader'");
        get("RoleDefinitions_List", "a version is a date", INFERRED, definitions + NO_DATE);
        get("RoleDefinitions_Get", "a role", PUBLISHED, reader + ROLES);
        get(
                "RoleDefinitions_Get",
                "a role that is not there",
                INFERRED,
                definitions + "/00000000-0000-4000-8000-000000000000" + ROLES);
        get("RoleAssignments_ListForScope", "nobody has a role", RECORDED, authorization + "/roleAssignments" + ROLES);
        get(
                "RoleAssignments_ListForScope",
                "a version is a date",
                INFERRED,
                authorization + "/roleAssignments" + NO_DATE);
    }
}

package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * Groups and the resources of others, as clients ask for them: {@code ResourceGroups_CreateOrUpdate}, {@code
 * ResourceGroups_Update}, {@code ResourceGroups_Get}, {@code ResourceGroups_CheckExistence}, {@code
 * ResourceGroups_List}, {@code ResourceGroups_Delete}, {@code OperationResults_Get}, {@code
 * Resources_CreateOrUpdateById}, {@code Resources_UpdateById}, {@code Resources_GetById}, {@code
 * Resources_CheckExistenceById}, {@code Resources_DeleteById}, {@code Resources_List}, {@code
 * Resources_ListByResourceGroup}, {@code Resources_ListByType}, {@code ResourceGraph_Resources}.
 */
@Scenarios
@Needs(Capability.FRESH_SUBSCRIPTION)
class ResourceScenarios {
    private static final String RESOURCES = "2021-04-01";
    private static final String STORAGE = "2023-05-01";
    private static final String TYPE = "/providers/Microsoft.Storage/storageAccounts";

    private final Stage stage;

    ResourceScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene fresh() {
        return stage.scene(RESOURCES);
    }

    private static String group(Scene scene) {
        return "/subscriptions/" + scene.subscription() + "/resourceGroups/contoso";
    }

    private static Response create(Scene scene, String tags) {
        return scene.put(group(scene), "{\"location\":\"westus\",\"tags\":" + tags + "}");
    }

    private static Response store(Scene scene) {
        return scene.put(
                account(scene), "{\"location\":\"westus\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"}}");
    }

    private static String account(Scene scene) {
        return group(scene) + TYPE + "/contosostore";
    }

    @Test
    void a_group_is_created_changed_and_listed() {
        Scene scene = fresh();

        assertEquals(201, create(scene, "{}").statusCode());
        create(scene, "{\"team\":\"db\"}").then().statusCode(200).body("tags.team", equalTo("db"));
        scene.patch(group(scene), "{\"tags\":{\"team\":\"backup\"}}")
                .then()
                .statusCode(200)
                .body("tags.team", equalTo("backup"))
                .body("properties.provisioningState", equalTo("Succeeded"));
        scene.get(group(scene)).then().statusCode(200).body("location", equalTo("westus"));
        scene.head(group(scene)).then().statusCode(204);
        scene.get("/subscriptions/" + scene.subscription() + "/resourcegroups")
                .then()
                .statusCode(200)
                .body("value.name", hasItem("contoso"));
    }

    @Test
    void a_group_needs_a_location_and_a_subscription_is_a_guid() {
        Scene scene = fresh();

        scene.put(group(scene), "{}").then().statusCode(400).body("error.code", equalTo("LocationRequired"));
        scene.get("/subscriptions/mine/resourcegroups")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("InvalidSubscriptionId"));
    }

    @Test
    void a_group_goes_with_all_that_is_in_it_while_its_location_is_polled() {
        Scene scene = fresh();
        create(scene, "{}");
        store(scene.at(STORAGE)).then().statusCode(201);

        Response accepted = scene.delete(group(scene));

        assertEquals(202, accepted.statusCode());
        assertEquals(200, scene.result(accepted).statusCode());
        scene.get(group(scene)).then().statusCode(404).body("error.code", equalTo("ResourceGroupNotFound"));
        scene.head(group(scene)).then().statusCode(404);
        scene.patch(group(scene), "{\"tags\":{}}").then().statusCode(404);
        scene.delete(group(scene)).then().statusCode(404);
        scene.get("/subscriptions/" + scene.subscription() + "/operationresults/nothing")
                .then()
                .statusCode(404);
    }

    @Test
    void a_resource_of_another_provider_is_kept_as_it_is_sent() {
        Scene scene = fresh();
        create(scene, "{}");
        Scene storage = scene.at(STORAGE);

        store(storage).then().statusCode(201).body("sku.name", equalTo("Standard_LRS"));
        storage.patch(account(scene), "{\"tags\":{\"a\":\"b\"}}").then().statusCode(200);
        storage.get(account(scene))
                .then()
                .statusCode(200)
                .body("type", equalTo("Microsoft.Storage/storageAccounts"))
                .body("tags.a", equalTo("b"))
                .body("kind", equalTo("StorageV2"));
        storage.head(account(scene)).then().statusCode(204);
        scene.get("/subscriptions/" + scene.subscription() + "/resources")
                .then()
                .statusCode(200)
                .body("value.id", hasItem(account(scene)));
        scene.get(group(scene) + "/resources").then().statusCode(200).body("value.id", hasItem(account(scene)));
        storage.get(group(scene) + TYPE).then().statusCode(200).body("value.name", hasItem("contosostore"));
        storage.delete(account(scene)).then().statusCode(200);
        storage.delete(account(scene)).then().statusCode(204);
        scene.get(group(scene) + "/resources").then().body("value.id", not(hasItem(account(scene))));
    }

    @Test
    void a_resource_that_is_not_there_is_neither_read_nor_changed() {
        Scene scene = stage.scene(STORAGE);

        scene.get(account(scene)).then().statusCode(404).body("error.code", notNullValue());
        scene.head(account(scene)).then().statusCode(404);
        scene.patch(account(scene), "{\"tags\":{}}").then().statusCode(404);
        scene.put(account(scene), "[]").then().statusCode(400).body("error.code", equalTo("InvalidRequestContent"));
    }

    @Test
    void resource_graph_finds_what_was_made_and_refuses_what_it_does_not_understand() {
        Scene scene = fresh();
        create(scene, "{}");
        store(scene.at(STORAGE));
        Scene graph = scene.at("2021-03-01");

        ask(
                        graph,
                        "resources | where resourceGroup in~ ('CONTOSO')"
                                + " | where type =~ 'microsoft.storage/storageAccounts'")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("totalRecords", equalTo(1))
                .body("resultTruncated", equalTo("false"))
                .body("data[0].name", equalTo("contosostore"));
        ask(graph, "resources | where name == 'other'").then().statusCode(200).body("count", equalTo(0));
        ask(graph, "resources | join (resourcecontainers) on subscriptionId")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BadRequest"));
    }

    private static Response ask(Scene graph, String query) {
        return graph.post(
                "/providers/Microsoft.ResourceGraph/resources",
                "{\"subscriptions\":[\"" + graph.subscription() + "\"],\"query\":\"" + query + "\"}");
    }
}

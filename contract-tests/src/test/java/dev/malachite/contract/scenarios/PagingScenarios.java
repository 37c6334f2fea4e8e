package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists in pages: {@code nextLink} leads through all of them, once. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingScenarios {
    private Target target;

    @BeforeAll
    void choose() {
        assumeTrue(System.getProperty("malachite.target", "").isEmpty(), "needs pages of a size that we set");
        target = InProcessTarget.paged(2);
    }

    @AfterAll
    void close() {
        if (target != null) {
            target.close();
        }
    }

    private Scene withPolicies(int count) {
        Scene scene = Scene.fresh(target, Scene.USUAL);
        scene.put(scene.vault(), scene.fixture("article/vault.json"));
        for (int i = 0; i < count; i++) {
            scene.put(scene.vault() + "/backupPolicies/policy" + i, scene.fixture("article/policy.json"));
        }
        return scene;
    }

    @Test
    void next_link_leads_through_every_item_once_and_the_last_page_has_none() {
        Scene scene = withPolicies(5);

        List<String> names = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String url = scene.url(scene.vault() + "/backupPolicies");
        while (url != null) {
            Response page = Scene.request().get(url);
            assertEquals(200, page.statusCode());
            List<String> found = page.path("value.name");
            names.addAll(found);
            sizes.add(found.size());
            url = page.path("nextLink");
        }

        assertEquals(List.of("policy0", "policy1", "policy2", "policy3", "policy4"), names);
        assertEquals(List.of(2, 2, 1), sizes);
    }

    @Test
    void a_full_last_page_has_no_next_link() {
        Scene scene = withPolicies(2);

        Response page = scene.get(scene.vault() + "/backupPolicies");

        assertEquals(2, page.<List<String>>path("value").size());
        assertEquals(null, page.<String>path("nextLink"));
    }

    @Test
    void an_item_deleted_between_two_pages_does_not_hide_another() {
        Scene scene = withPolicies(4);
        Response first = scene.get(scene.vault() + "/backupPolicies");
        scene.delete(scene.vault() + "/backupPolicies/policy0");

        Response second = Scene.request().get(first.<String>path("nextLink"));

        assertEquals(List.of("policy2", "policy3"), second.path("value.name"));
    }

    @Test
    void the_next_link_is_absolute_and_carries_the_api_version() {
        Scene scene = withPolicies(3);

        String next = scene.get(scene.vault() + "/backupPolicies").path("nextLink");

        assertEquals(0, next.indexOf(target.baseUrl() + scene.vault() + "/backupPolicies?api-version=2024-04-01&"));
    }

    @Test
    void a_token_of_somebody_elses_making_is_refused() {
        Scene scene = withPolicies(1);

        scene.get(scene.vault() + "/backupPolicies?$skipToken=%7Bnot-ours%7D")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("InvalidSkipToken"));
    }
}

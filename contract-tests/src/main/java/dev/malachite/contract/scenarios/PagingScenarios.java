package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Setting;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Lists in pages: {@code nextLink} leads through all of them, once. */
@Scenarios
@Needs(Capability.OWN_WORLD)
class PagingScenarios {
    private final Stage stage;

    PagingScenarios(Stage stage) {
        this.stage = stage;
    }

    /** A vault with so many policies, in a world whose pages hold two. */
    private void withPolicies(int count, Consumer<Scene> story) {
        stage.in(Setting.paged(2), own -> {
            Scene scene = own.scene(Scene.USUAL);
            scene.put(scene.vault(), scene.fixture("article/vault.json"));
            for (int i = 0; i < count; i++) {
                scene.put(scene.vault() + "/backupPolicies/policy" + i, scene.fixture("article/policy.json"));
            }
            story.accept(scene);
        });
    }

    @Test
    void next_link_leads_through_every_item_once_and_the_last_page_has_none() {
        withPolicies(5, scene -> {
            List<String> names = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            String url = scene.url(scene.vault() + "/backupPolicies");
            while (url != null) {
                Response page = scene.get(url);
                assertEquals(200, page.statusCode());
                List<String> found = page.path("value.name");
                names.addAll(found);
                sizes.add(found.size());
                url = page.path("nextLink");
            }

            assertEquals(List.of("policy0", "policy1", "policy2", "policy3", "policy4"), names);
            assertEquals(List.of(2, 2, 1), sizes);
        });
    }

    @Test
    void a_full_last_page_has_no_next_link() {
        withPolicies(2, scene -> {
            Response page = scene.get(scene.vault() + "/backupPolicies");

            assertEquals(2, page.<List<String>>path("value").size());
            assertEquals(null, page.<String>path("nextLink"));
        });
    }

    @Test
    void an_item_deleted_between_two_pages_does_not_hide_another() {
        withPolicies(4, scene -> {
            Response first = scene.get(scene.vault() + "/backupPolicies");
            scene.delete(scene.vault() + "/backupPolicies/policy0");

            Response second = scene.get(first.<String>path("nextLink"));

            assertEquals(List.of("policy2", "policy3"), second.path("value.name"));
        });
    }

    @Test
    void the_next_link_is_absolute_and_carries_the_api_version() {
        withPolicies(3, scene -> {
            String next = scene.get(scene.vault() + "/backupPolicies").path("nextLink");

            assertEquals(0, next.indexOf(scene.url(scene.vault() + "/backupPolicies") + "&"));
        });
    }

    @Test
    void a_token_of_somebody_elses_making_is_refused() {
        withPolicies(1, scene -> {
            scene.get(scene.vault() + "/backupPolicies?$skipToken=%7Bnot-ours%7D")
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("InvalidSkipToken"));
        });
    }
}

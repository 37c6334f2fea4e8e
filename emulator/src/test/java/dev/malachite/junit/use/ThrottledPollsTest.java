package dev.malachite.junit.use;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.arm.async.Pace;
import dev.malachite.auth.AuthMode;
import dev.malachite.junit.ArmReply;
import dev.malachite.junit.MalachiteExtension;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThrottledPollsTest {
    @RegisterExtension
    static final MalachiteExtension MALACHITE = MalachiteExtension.newInstance()
            .timing(Pace.MANUAL)
            .scenario("fixtures/scenarios/throttled-polls.yaml")
            .options(options -> options.auth(AuthMode.OFF).pageSize(2))
            .build();

    @Test
    void a_scenario_is_in_effect_in_each_test() {
        ArmReply accepted = MALACHITE.arm().put(Cases.GROUP + "/vault", Cases.VAULT);

        assertEquals(429, MALACHITE.arm().await(accepted).status());
        assertEquals(429, MALACHITE.arm().await(accepted).status());
        assertEquals("Succeeded", MALACHITE.arm().await(accepted).at("/status"));
    }
}

package dev.malachite.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArmErrorTest {
    @Test
    void the_headers_of_an_error_stay_in_their_order() {
        List<String> names =
                List.of("x-ms-failure-cause", "Retry-After", "WWW-Authenticate", "x-ms-a", "x-ms-b", "x-ms-c");
        Map<String, String> headers = new LinkedHashMap<>();
        names.forEach(name -> headers.put(name, "value"));

        ArmError error = new ArmError(429, "Code", "Message.", ArmError.PLAIN, headers);

        assertEquals(names, new ArrayList<>(error.headers().keySet()));
        assertEquals(
                names,
                new ArrayList<>(ArmResponse.error(error, "activity").headers().keySet()));
    }
}

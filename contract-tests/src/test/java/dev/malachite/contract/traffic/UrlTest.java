package dev.malachite.contract.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UrlTest {
    @Test
    void a_url_is_cut_at_its_separators() {
        Url url = Url.of("https://localhost:8443/a/<b:1>/c==?API-version=2024-04-01&$filter=x%20eq%20'y'#f");

        assertEquals("https://localhost:8443", url.origin());
        assertEquals(List.of("a", "<b:1>", "c=="), url.segments());
        assertEquals("c==", url.lastSegment());
        assertEquals(Optional.of("2024-04-01"), url.apiVersion());
        assertEquals(Map.of("API-version", "2024-04-01", "$filter", "x eq 'y'"), url.parameters());
        assertTrue(url.isAbsolute());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "?", "a", "https://", "://", "/a?b=://", "https:", "%zz?a=%zz&&=", "ftp://host/x"})
    void an_odd_url_is_cut_somehow_and_is_not_absolute(String text) {
        Url url = Url.of(text);

        assertFalse(url.isAbsolute());
        assertEquals(Optional.empty(), url.apiVersion());
    }

    @Test
    void a_host_alone_is_absolute_and_has_no_path() {
        assertTrue(Url.of("http://localhost").isAbsolute());
        assertEquals("", Url.of("http://localhost?a=b").path());
    }
}

package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnWordsTest {
    private static final int LONG_ENOUGH_TO_BE_A_COPY = 6;
    private static final Pattern SENTENCE_END = Pattern.compile("[.;:!?]\\s*|\\R");
    private static final Set<String> PROSE = Set.of("description", "summary", "x-deviation");

    @Test
    void no_sentence_of_ours_is_a_published_one() {
        Set<String> published = new HashSet<>();
        Swagger.all().values().forEach(swagger -> swagger.prose().forEach(text -> addSentences(text, published)));
        Set<String> ours = new HashSet<>();
        collect(Contract.load().document(), ours);

        Set<String> copied = new HashSet<>(ours);
        copied.retainAll(published);

        assertEquals(Set.of(), copied);
        assertTrue(ours.size() > 150, () -> ours.size() + " sentences of ours");
        assertTrue(published.size() > 200, () -> published.size() + " published sentences");
    }

    private static void collect(JsonNode node, Set<String> sentences) {
        node.properties().forEach(member -> {
            if (PROSE.contains(member.getKey()) && member.getValue().isString()) {
                addSentences(member.getValue().asString(), sentences);
            }
        });
        node.forEach(child -> collect(child, sentences));
    }

    private static void addSentences(String text, Set<String> sentences) {
        for (String sentence : SENTENCE_END.splitAsStream(text).toList()) {
            List<String> words = List.of(sentence.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", " ")
                    .strip()
                    .split(" "));
            if (words.size() >= LONG_ENOUGH_TO_BE_A_COPY) {
                sentences.add(String.join(" ", words));
            }
        }
    }
}

package dev.malachite.providers.resourcegraph;

import dev.malachite.arm.ArmRequest;
import dev.malachite.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which part of an answer is wanted, and in what form.
 *
 * @param skip how many rows come before the page
 * @param size how many rows the page holds at most
 * @param asTable whether rows come as lists of cells
 * @param question what was asked, in whatever form; equal for equal questions
 */
record GraphOptions(long skip, long size, boolean asTable, String question) {
    private static final long MAX_PAGE = 1_000;

    /** @throws dev.malachite.arm.ArmException {@code BadRequest} 400 for numbers out of range and foreign tokens */
    static GraphOptions read(ArmRequest request, String question) {
        JsonObject options = request.body().objectOrEmpty("options");
        Optional<String> token = options.string("$skipToken");
        long skip = token.isPresent()
                ? skipped(token.get(), question)
                        .orElseThrow(() -> ResourceGraphErrors.invalidMember(
                                        request, "options.$skipToken", "The token is not one of this query's.")
                                .toException())
                : whole(request, options, "$skip", 0, Integer.MAX_VALUE, 0);
        return new GraphOptions(
                skip,
                whole(request, options, "$top", 1, MAX_PAGE, MAX_PAGE),
                options.string("resultFormat").filter("table"::equals).isPresent(),
                question);
    }

    private static long whole(
            ArmRequest request, JsonObject options, String name, long least, long most, long otherwise) {
        if (!options.has(name)) {
            return otherwise;
        }
        OptionalLong sent = options.integer(name);
        if (sent.isEmpty() || sent.getAsLong() < least || sent.getAsLong() > most) {
            throw ResourceGraphErrors.invalidMember(
                            request, "options." + name, "A number of rows from " + least + " to " + most + ".")
                    .toException();
        }
        return sent.getAsLong();
    }

    /** The token under which the same question is answered from a row on. */
    String token(long next) {
        String text = next + "." + Integer.toHexString(question.hashCode());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** How many rows a token leaves out; nothing when it is none of ours, or of another question. */
    private static OptionalLong skipped(String token, String question) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII).split("\\.", -1);
            boolean ours = parts.length == 2
                    && parts[0].matches("\\d{1,9}")
                    && parts[1].equals(Integer.toHexString(question.hashCode()));
            return ours ? OptionalLong.of(Long.parseLong(parts[0])) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}

package dev.malachite.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code $filter} on service principals, in the forms that the az CLI sends: {@code startswith(displayName,'…')},
 * {@code displayName eq '…'}, {@code appId eq '…'} and {@code servicePrincipalNames/any(c:c eq '…')}.
 *
 * @param value what is compared with, in lower case
 */
record PrincipalFilter(BiPredicate<ServicePrincipal, String> test, String value) {
    private record Form(Pattern pattern, BiPredicate<ServicePrincipal, String> test) {
        static Form of(String regex, BiPredicate<ServicePrincipal, String> test) {
            return new Form(Pattern.compile(regex.replace("TEXT", "'((?:[^']|'')*)'"), Pattern.CASE_INSENSITIVE), test);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of(
                    "startswith\\(displayName, *TEXT\\)",
                    (principal, text) -> lower(principal.displayName()).startsWith(text)),
            Form.of(
                    "displayName +eq +TEXT",
                    (principal, text) -> lower(principal.displayName()).equals(text)),
            Form.of(
                    "appId +eq +TEXT",
                    (principal, text) -> lower(principal.applicationId()).equals(text)),
            Form.of(
                    "servicePrincipalNames/any\\((\\w): *\\1 +eq +TEXT\\)",
                    (principal, text) -> lower(principal.applicationId()).equals(text)));

    /** The filter in a text; nothing when it has another form. No text accepts all. */
    static Optional<PrincipalFilter> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.of(new PrincipalFilter((principal, value) -> true, ""));
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(stripped);
            if (matcher.matches()) {
                String value = matcher.group(matcher.groupCount()).replace("''", "'");
                return Optional.of(new PrincipalFilter(form.test(), lower(value)));
            }
        }
        return Optional.empty();
    }

    boolean accepts(ServicePrincipal principal) {
        return test.test(principal, value);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

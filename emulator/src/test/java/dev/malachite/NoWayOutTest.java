package dev.malachite;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Nothing is sent anywhere: what serves has no means to. Only a command that was asked to calls the server. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoWayOutTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Rooms.BASE);

    private static final Set<String> WAYS_OUT = Set.of(
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.DatagramSocket",
            "java.nio.channels.SocketChannel",
            "javax.net.SocketFactory",
            "javax.net.ssl.SSLSocketFactory",
            "javax.net.ssl.HttpsURLConnection");

    /** The command line and the JUnit extension are clients of an emulator themselves. */
    @Test
    void no_room_that_serves_knows_a_client_of_the_network() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.malachite.cli..", "dev.malachite.junit..", "dev.malachite.http..")
                .should()
                .dependOnClassesThat(describe(
                        "open connections",
                        type -> WAYS_OUT.contains(type.getName())
                                || type.getPackageName().startsWith("java.net.http")
                                || type.getPackageName().startsWith("org.eclipse.jetty.client")))
                .check(OURS);
    }

    @Test
    void the_server_opens_no_connection_of_its_own() {
        noClasses()
                .that()
                .resideInAPackage("dev.malachite.http..")
                .should()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(describe(
                        "connect",
                        method -> method.getName().equals("connect")
                                || method.getName().equals("openConnection")
                                || method.getName().equals("openStream"))))
                .orShould()
                .dependOnClassesThat(describe(
                        "open connections",
                        type -> type.getPackageName().startsWith("java.net.http")
                                || type.getPackageName().startsWith("org.eclipse.jetty.client")))
                .check(OURS);
    }
}

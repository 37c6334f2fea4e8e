package dev.malachite.cli;

import java.lang.reflect.InvocationTargetException;

/**
 * Where {@code java -jar} begins: says in one line when the Java is too old, else runs {@link #MAIN}. Compiled for Java
 * 8, so it names the rest of the program, which is not, only by name.
 */
public final class JavaVersionGate {
    private static final String MAIN = "dev.malachite.cli.Main";
    private static final int REQUIRED = 17;

    private JavaVersionGate() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version", "unknown");
        if (isTooOld(version)) {
            System.err.println("malachite: Java " + REQUIRED + " or newer is needed; this is Java " + version + " in "
                    + System.getProperty("java.home") + ".");
            System.exit(1);
        }
        try {
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Whether a {@code java.specification.version}, such as {@code 1.8} or {@code 11}, is below what is needed. */
    static boolean isTooOld(String version) {
        if (version.startsWith("1.")) {
            return true;
        }
        try {
            return Integer.parseInt(version) < REQUIRED;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}

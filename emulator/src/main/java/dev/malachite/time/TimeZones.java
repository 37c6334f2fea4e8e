package dev.malachite.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;

/**
 * Time zones by the names that Windows gives them, which is how Azure names zones; IANA names are understood too.
 *
 * <p>Source: Unicode CLDR, the zone of each Windows name for the territory 001.
 */
public final class TimeZones {
    private TimeZones() {}

    /** Read when the first zone but UTC is named. */
    private static final class Windows {
        private static final Properties ZONES = read();

        private static Properties read() {
            Properties zones = new Properties();
            try (InputStream file = TimeZones.class.getResourceAsStream("/timezones.properties")) {
                zones.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return zones;
        }
    }

    public static Optional<ZoneId> find(String name) {
        if (name.isEmpty() || name.equalsIgnoreCase("UTC")) {
            return Optional.of(ZoneOffset.UTC);
        }
        String iana = Windows.ZONES.getProperty(name.replace(' ', '_'), name);
        try {
            return Optional.of(ZoneId.of(iana));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

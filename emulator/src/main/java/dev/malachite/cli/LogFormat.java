package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How the log is written: a line of text or of JSON for each event, on standard error. */
enum LogFormat {
    TEXT {
        @Override
        String line(LogRecord event, String message) {
            return event.getInstant() + " " + event.getLevel().getName() + " " + message;
        }
    },
    JSON {
        @Override
        String line(LogRecord event, String message) {
            return JsonObject.of(
                            "at",
                            event.getInstant().toString(),
                            "level",
                            event.getLevel().getName(),
                            "logger",
                            event.getLoggerName(),
                            "message",
                            message)
                    .toString();
        }
    };

    abstract String line(LogRecord event, String message);

    /** Writes what is at least as severe as the level; the HTTP server's own news stay out below a warning. */
    void install(Level level) {
        LogManager.getLogManager().reset();
        ConsoleHandler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(new Lines(this));
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(Level.WARNING);
        OURS.setLevel(level);
    }

    /** Kept so that the level that was set on it is not collected with it. */
    private static final Logger OURS = Logger.getLogger("dev.malachite");

    private static final class Lines extends Formatter {
        private final LogFormat format;

        Lines(LogFormat format) {
            this.format = format;
        }

        @Override
        public String format(LogRecord event) {
            StringBuilder message = new StringBuilder(formatMessage(event).replaceAll("[\\r\\n]", " "));
            if (event.getThrown() != null) {
                StringWriter trace = new StringWriter();
                event.getThrown().printStackTrace(new PrintWriter(trace));
                message.append(format == JSON ? " " : System.lineSeparator()).append(trace);
            }
            LogRecord at = event;
            at.setInstant(event.getInstant() == null ? Instant.EPOCH : event.getInstant());
            return format.line(at, message.toString()) + System.lineSeparator();
        }
    }
}

package dev.malachite.junit;

import java.time.Duration;
import java.util.Locale;

/** How a connection breaks. */
public final class Transport extends Members {
    Transport() {}

    /** The connection is reset. */
    public Transport reset() {
        set("kind", "reset");
        return this;
    }

    /** The connection is closed without an answer. */
    public Transport empty() {
        set("kind", "empty");
        return this;
    }

    /** Bytes come that are no HTTP. */
    public Transport garbage() {
        set("kind", "garbage");
        return this;
    }

    /** The head comes and so much of the body, 0 to 99 percent, and then the connection is closed. */
    public Transport truncate(int percent) {
        set("kind", "truncate");
        set("percent", percent);
        return this;
    }

    /** The body comes in so many pieces, over a while. */
    public Transport dribble(int chunks, Duration over) {
        set("kind", "dribble");
        set("chunks", chunks);
        set("over", over.toString());
        return this;
    }

    /** After a part of the answer the connection is reset, not closed. */
    public Transport thenReset() {
        set("then", "reset");
        return this;
    }

    public Transport moment(Moment moment) {
        set("moment", moment.name().toLowerCase(Locale.ROOT));
        return this;
    }

    /** When a connection breaks. */
    public enum Moment {
        /** Before anything is done. */
        REQUEST,
        /** After the request was carried out. */
        RESPONSE
    }
}

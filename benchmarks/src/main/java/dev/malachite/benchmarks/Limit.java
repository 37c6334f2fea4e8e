package dev.malachite.benchmarks;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The limit: the journey with nothing in it but Javalin, Jackson and one H2 connection. What it does not do (check,
 * keep a journal, follow the clock) is what the emulator's distance to it pays for.
 */
public final class Limit {
    private static final String PROVIDER = "/providers/Microsoft.DataProtection";
    private static final String VAULT = "/subscriptions/{s}/resourceGroups/{g}" + PROVIDER + "/backupVaults/{v}";
    private static final String POLL = "/subscriptions/{s}" + PROVIDER + "/locations/{l}/operationStatus/{o}";
    private static final byte[] STATUS = ("{\"id\":\"/subscriptions/0/operationStatus/op\",\"name\":\""
                    + "x".repeat(100)
                    + "\",\"status\":\"Succeeded\",\"startTime\":\"2026-01-01T00:00:00Z\","
                    + "\"endTime\":\"2026-01-01T00:00:20Z\"}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final int OPERATIONS = 100_000;

    private final JsonMapper json = new JsonMapper();
    private final AtomicLong sequence = new AtomicLong();
    private final PreparedStatement get;
    private final PreparedStatement put;
    private final PreparedStatement delete;

    private Limit(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE record(id VARCHAR(512) PRIMARY KEY, document VARBINARY(1000000))");
        }
        this.get = connection.prepareStatement("SELECT document FROM record WHERE id = ?");
        this.put = connection.prepareStatement("MERGE INTO record KEY(id) VALUES(?, ?)");
        this.delete = connection.prepareStatement("DELETE FROM record WHERE id = ?");
    }

    /** Serves on a port, the first argument, and knows an operation, whose name is the second. */
    public static void main(String[] arguments) throws SQLException {
        Limit limit = new Limit(DriverManager.getConnection("jdbc:h2:mem:limit;DB_CLOSE_DELAY=-1"));
        limit.store(arguments[1], STATUS);
        Javalin.create(limit::routes).start("127.0.0.1", Integer.parseInt(arguments[0]));
    }

    private void routes(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.routes.get("/ready", context -> send(context, 200, STATUS));
        config.routes.get(POLL, context -> read(context, context.pathParam("o")));
        config.routes.post(VAULT + "/validateForBackup", this::validate);
        config.routes.put(VAULT + "/backupInstances/{i}", this::protect);
        config.routes.get(VAULT + "/backupInstances/{i}", context -> read(context, context.path()));
        config.routes.delete(VAULT + "/backupInstances/{i}", this::unprotect);
    }

    private void validate(Context context) throws SQLException {
        json.readTree(context.bodyAsBytes());
        String operation = "op-" + sequence.incrementAndGet() % OPERATIONS;
        store(operation, STATUS);
        context.header("Azure-AsyncOperation", "http://" + context.header("Host") + "/operationStatus/" + operation);
        context.status(202);
    }

    private void protect(Context context) throws SQLException {
        ObjectNode body = (ObjectNode) json.readTree(context.bodyAsBytes());
        body.put("id", context.path()).put("type", "Microsoft.DataProtection/backupVaults/backupInstances");
        byte[] document = json.writeValueAsBytes(body);
        store(context.path(), document);
        send(context, 201, document);
    }

    private void unprotect(Context context) throws SQLException {
        synchronized (delete) {
            delete.setString(1, context.path());
            context.status(delete.executeUpdate() > 0 ? 202 : 204);
        }
    }

    private void read(Context context, String id) throws SQLException {
        synchronized (get) {
            get.setString(1, id);
            try (ResultSet row = get.executeQuery()) {
                if (row.next()) {
                    send(context, 200, row.getBytes(1));
                } else {
                    context.status(404);
                }
            }
        }
    }

    private void store(String id, byte[] document) throws SQLException {
        synchronized (put) {
            put.setString(1, id);
            put.setBytes(2, document);
            put.executeUpdate();
        }
    }

    private static void send(Context context, int status, byte[] body) {
        context.status(status).contentType("application/json").result(body);
    }
}

package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code ExportJobsOperationResult_Get}: where the exported jobs lie; 202 while they are written.
 *
 * <p>The links name a storage account that does not exist: see {@code docs/boundaries.md}.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404; the error of an export that failed 400.
 *
 * <p>Source: swagger.
 */
public final class ExportJobsOperationResultGet implements ArmOperation {
    private final AsyncOperations operations;

    public ExportJobsOperationResultGet(AsyncOperations operations) {
        this.operations = operations;
    }

    @Override
    public OperationId id() {
        return new OperationId("ExportJobsOperationResult_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String name = request.parameter("operationId");
        AsyncOperation operation = transaction
                .operation(name)
                .filter(found ->
                        found.target().equals(request.resourceId().parent().orElseThrow()))
                .filter(found -> found.startedBy().value().equals("ExportJobs_Trigger"))
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        if (!operation.hasEnded(request.now())) {
            return operations.exporting(request);
        }
        Optional<JsonObject> failure = operation.outcome().failure();
        if (failure.isPresent()) {
            return ArmResponse.of(400).with(JsonObject.of("error", failure.get()));
        }
        String file =
                "https://malachite.invalid/exports/" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return ArmResponse.ok(JsonObject.of(
                "blobUrl",
                file + ".json",
                "blobSasKey",
                "",
                "excelFileBlobUrl",
                file + ".xlsx",
                "excelFileBlobSasKey",
                ""));
    }
}

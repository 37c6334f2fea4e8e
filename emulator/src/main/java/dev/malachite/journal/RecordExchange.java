package dev.malachite.journal;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.pipeline.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every exchange into the journal, and one line into the log. Tokens are left out when it is captured. */
public final class RecordExchange implements Step {
    private static final Logger LOG = LoggerFactory.getLogger("dev.malachite.exchange");

    private final Journal journal;

    public RecordExchange(Journal journal) {
        this.journal = journal;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ArmResponse response = chain.proceed(request);
        journal.add(Capture.of(request, response));
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "{} {} {} requestId={} correlationRequestId={}",
                    request.method(),
                    request.operationId(),
                    response.status(),
                    request.ids().requestId(),
                    request.ids().correlationRequestId());
        }
        return response;
    }
}

package dev.malachite.pipeline;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmException;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place that turns an error into an answer. A store that cannot be used answers 503, to be tried again. What
 * else is no {@link ArmException} is our bug: logged, and 500.
 */
public final class RenderErrors implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(RenderErrors.class);

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        if (request.verdict().refusal().isPresent()) {
            return ArmResponse.error(
                    request.verdict().refusal().get(), request.ids().activityId());
        }
        try {
            return chain.proceed(request);
        } catch (ArmException e) {
            return ArmResponse.error(e.error(), request.ids().activityId());
        } catch (StoreUnavailableException e) {
            LOG.error(
                    "{} {} met a store that cannot be used, requestId={}: {}",
                    request.method(),
                    request.operationId(),
                    request.ids().requestId(),
                    e.getMessage());
            return ArmResponse.error(
                    ArmErrors.serviceUnavailable(request.ids().requestId()),
                    request.ids().activityId());
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed, requestId={}",
                    request.method(),
                    request.operationId(),
                    request.ids().requestId(),
                    e);
            return ArmResponse.error(
                    ArmErrors.internalServerError(request.ids().requestId()),
                    request.ids().activityId());
        }
    }
}

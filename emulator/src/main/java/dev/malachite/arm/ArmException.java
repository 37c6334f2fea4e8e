package dev.malachite.arm;

/** Carries an {@link ArmError} to the pipeline, the one place that writes it. Without a stack trace: it is no bug. */
public final class ArmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ArmError error;

    ArmException(ArmError error) {
        super(error.code() + ": " + error.message(), null, false, false);
        this.error = error;
    }

    public ArmError error() {
        return error;
    }
}

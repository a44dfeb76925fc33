package io.tenure.worker.setup;

/** Why a setup ended early, in one line that says what to do. */
final class SetupFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private SetupFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static SetupFailure ofSettings(String message) {
        return new SetupFailure(2, message);
    }

    static SetupFailure ofDatabase(String message) {
        return new SetupFailure(3, message);
    }

    static SetupFailure ofTemporal(String message) {
        return new SetupFailure(4, message);
    }

    int exitCode() {
        return exitCode;
    }
}

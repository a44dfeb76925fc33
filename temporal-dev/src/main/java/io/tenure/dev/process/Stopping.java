package io.tenure.dev.process;

/**
 * How a process is asked to stop.
 *
 * @param signal as {@code kill -s} takes it
 * @param seconds its patience, after which it is killed
 * @param group whether its children are asked, too
 */
public record Stopping(String signal, int seconds, boolean group) {

    /** For a helper such as a build, which has children of its own. */
    static final Stopping HELPER = new Stopping("TERM", 5, true);

    /** For a part that ends its children itself. */
    public static Stopping within(int seconds) {
        return new Stopping("TERM", seconds, false);
    }
}

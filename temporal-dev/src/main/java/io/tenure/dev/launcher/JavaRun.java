package io.tenure.dev.launcher;

import java.util.List;

/**
 * How one of our programs runs.
 *
 * @param name of the program, and of its cache of loaded classes
 * @param module whose jar holds it
 * @param flags of its JVM; a cache is good for the flags that it was recorded with
 */
record JavaRun(String name, String module, List<String> flags, List<String> arguments) {
    /** Code that runs for seconds, or seldom, is compiled quickly: two cores are better spent on what is measured. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    static final JavaRun API = new JavaRun("api", "api", List.of("-Xmx512m"), List.of());
    static final JavaRun WORKER = new JavaRun("worker", "worker", List.of("-Xmx384m", QUICK), List.of());
    static final JavaRun SETUP = new JavaRun("setup", "worker", List.of("-Xmx256m", QUICK), List.of("setup"));

    static JavaRun operator(List<String> arguments) {
        return new JavaRun("operator", "api", List.of("-Xmx256m", QUICK), arguments);
    }

    /** A class of this module. */
    static JavaRun ownClass(String name, String className) {
        return new JavaRun(name, "temporal-dev", List.of("-Xmx256m", QUICK), List.of(className));
    }

    boolean isOwnClass() {
        return module.equals("temporal-dev");
    }
}

package io.tenure.dev.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of our own jars, unpacked under the app folder. */
record JavaProgram(Path javaHome, Path app) {

    /** Linux groups processes by session, and compares only the groups: a process that is nice in its own is not enough. */
    private static final String BEHIND_ALL_OTHERS =
            "{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 19 \"$@\"";

    /** The program, with its cache of loaded classes when one was recorded. */
    List<String> command(JavaRun run) {
        Path cache = cache(run);
        return command(run, Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    /** The program's start alone, at the lowest priority, recorded into the file. */
    List<String> recording(JavaRun run, Path file) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", BEHIND_ALL_OTHERS, "bash"));
        command.addAll(command(run, List.of("-XX:AOTCacheOutput=" + file, "-Dspring.context.exit=onRefresh")));
        return command;
    }

    /** The launcher itself, in the background. */
    List<String> launcher(Surroundings surroundings) {
        JavaRun run = new JavaRun(
                Launcher.NAME,
                "temporal-dev",
                List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
                List.of(Main.class.getName(), "up", "--background"));
        List<String> place = List.of(
                "-Dtenure.checkout=" + surroundings.checkout(),
                "-Dtenure.home=" + surroundings.home().root(),
                "-Dtenure.app=" + app);
        return command(run, place);
    }

    /** Where the cache of a program lies; it goes with the jars that it was recorded from. */
    Path cache(JavaRun run) {
        return app.resolve(run.name() + ".aot");
    }

    private List<String> command(JavaRun run, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(run.flags());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(more);
        String jar = app.resolve(run.module()).resolve(run.module() + ".jar").toString();
        command.addAll(List.of(run.isOwnClass() ? "-cp" : "-jar", jar));
        command.addAll(run.arguments());
        return command;
    }
}

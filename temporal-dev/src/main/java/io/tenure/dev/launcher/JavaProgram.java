package io.tenure.dev.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of our own jars, unpacked under the app folder. */
record JavaProgram(Path javaHome, Path app) {

    /** A part that runs for long: its hot code is compiled fully. */
    List<String> server(String module, int megabytes, String... arguments) {
        return jar(module, List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC"), List.of(arguments));
    }

    /** A helper that lives for seconds: compiling it fully would take longer than it runs. */
    List<String> helper(String module, String... arguments) {
        List<String> flags = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return jar(module, flags, List.of(arguments));
    }

    /** A class of this module as a part. */
    List<String> ownClass(String className, int megabytes) {
        List<String> command = command(List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", jar("temporal-dev"), className));
        return command;
    }

    /** The launcher itself, in the background. */
    List<String> launcher(Surroundings surroundings) {
        List<String> command = command(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Dtenure.checkout=" + surroundings.checkout());
        command.add("-Dtenure.home=" + surroundings.home().root());
        command.add("-Dtenure.app=" + app);
        command.addAll(List.of("-cp", jar("temporal-dev"), Main.class.getName()));
        return command;
    }

    private List<String> jar(String module, List<String> flags, List<String> arguments) {
        List<String> command = command(flags);
        command.addAll(List.of("-jar", jar(module)));
        command.addAll(arguments);
        return command;
    }

    private List<String> command(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(flags);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        return command;
    }

    private String jar(String module) {
        return app.resolve(module).resolve(module + ".jar").toString();
    }
}

package io.tenure.dev.launcher;

import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a living launcher to start what is dead. */
final class ControlClient {

    /** Longer than a part may take to become healthy, which is the longest that a launcher has nothing to tell. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(4);

    private ControlClient() {}

    /** Passes the launcher's progress on and returns its exit code. Refused when it falls silent. */
    static int repair(Control control, Progress progress) {
        return repair(control, progress, LONGEST_SILENCE);
    }

    static int repair(Control control, Progress progress, Duration longestSilence) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), control.port());
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(
                        new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8), true)) {
            socket.setSoTimeout((int) longestSilence.toMillis());
            out.println(control.token());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("= ")) {
                    return Integer.parseInt(line.substring(2));
                }
                progress.say(line);
            }
            throw new Refusal("the launcher (process " + control.pid() + ") stopped in the meantime: run this again.");
        } catch (IOException e) {
            throw new Refusal(
                    "the launcher (process " + control.pid() + ") does not answer: run temporal-dev/down first.");
        }
    }
}

package io.tenure.dev.launcher;

import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Lets another {@code up} ask this launcher, over the loopback interface, to start what is dead. A request is the token
 * on a line; the answer is the progress, then {@code = 0} or {@code = 1} on a line of its own.
 */
final class ControlServer {
    private final ServerSocket socket;
    private final String token;
    private final Progress progress;

    ControlServer(String token, Progress progress) {
        this.token = token;
        this.progress = progress;
        try {
            socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on the loopback interface", e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Answers requests, one at a time, until the process ends, however a repair ends. */
    void serve(Runnable repair) {
        Thread.ofVirtual().name("control").start(() -> {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    answer(caller, repair);
                } catch (IOException e) {
                    progress.say("  a request to the launcher was lost: " + e.getMessage());
                }
            }
        });
    }

    private void answer(Socket caller, Runnable repair) throws IOException {
        caller.setSoTimeout(5_000);
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out =
                new PrintWriter(new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8), true);
        String sent = in.readLine();
        if (sent != null && MessageDigest.isEqual(bytes(sent), bytes(token))) {
            out.println(attempt(repair, out) ? "= 0" : "= 1");
        }
    }

    private boolean attempt(Runnable repair, PrintWriter out) {
        boolean[] done = {false};
        progress.heardBy(out::println, () -> {
            try {
                repair.run();
                done[0] = true;
            } catch (Refusal e) {
                progress.refused(e);
            } catch (RuntimeException e) {
                progress.refused(new Refusal(
                        "this launcher is broken (" + e + "): run temporal-dev/down, then" + " temporal-dev/up."));
            }
        });
        return done[0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

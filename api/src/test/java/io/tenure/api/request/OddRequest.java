package io.tenure.api.request;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as bytes, for no client would send it.
 *
 * @param hangsUp does not wait for an answer
 */
record OddRequest(Entrance entrance, byte[] bytes, boolean hangsUp) {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SHOWN = 600;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([2-5][0-9][0-9])[ \\r]");

    /** The answer as it came; empty where nobody waited for it, or the server has hung up first. */
    String send() throws IOException {
        try (Socket socket =
                new Socket(entrance.server().getHost(), entrance.server().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes);
            if (hangsUp) {
                socket.setSoLinger(true, 0);
                return "";
            }
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException gone) {
            return "";
        }
    }

    /** 0 where there is none. */
    static int status(String answer) {
        Matcher status = STATUS.matcher(answer);
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    /** Its beginning, on one line. */
    @Override
    public String toString() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(SHOWN, text.length()))
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", "?");
    }
}

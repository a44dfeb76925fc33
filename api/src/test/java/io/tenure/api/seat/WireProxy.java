package io.tenure.api.seat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and PostgreSQL and reads what the client says: the types of the frontend messages of protocol 3.0, in order
 * ({@code P} Parse, {@code B} Bind, {@code D} Describe, {@code E} Execute, {@code S} Sync, {@code Q} Query). Can fall silent, as a network does.
 */
final class WireProxy implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int LENGTH_BYTES = 4;

    private final ServerSocket server;
    private final int target;
    private final List<Character> messages = new ArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;

    private WireProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static WireProxy before(int postgresPort) throws IOException {
        WireProxy proxy = new WireProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), postgresPort);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    /** What was said since the last call, as letters. */
    synchronized String heard() {
        StringBuilder text = new StringBuilder();
        messages.forEach(text::append);
        messages.clear();
        return text.toString();
    }

    /** From now on nothing is passed on, and nothing is closed. */
    void fallSilent() {
        silent = true;
    }

    void speakAgain() {
        silent = false;
    }

    /** Ends all connections; new ones are welcome. */
    void cut() {
        sockets.forEach(WireProxy::closeQuietly);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket postgres = new Socket()) {
            postgres.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            sockets.add(postgres);
            client.setTcpNoDelay(true);
            postgres.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> passBack(postgres, client));
            passOn(new DataInputStream(client.getInputStream()), postgres.getOutputStream());
        } catch (IOException closed) {
            closeQuietly(client);
        }
    }

    private void passOn(DataInputStream in, OutputStream out) throws IOException {
        boolean started = false;
        while (true) {
            int type = started ? in.readUnsignedByte() : 0;
            int length = in.readInt();
            byte[] body = in.readNBytes(length - LENGTH_BYTES);
            boolean request = !started && (code(body) == SSL_REQUEST || code(body) == GSS_REQUEST);
            if (started) {
                // Before it is passed on: the answer may be there before this thread goes on.
                note((char) type);
            }
            write(out, started ? type : -1, length, body);
            started = started || !request;
        }
    }

    private synchronized void note(char type) {
        messages.add(type);
    }

    private void write(OutputStream out, int type, int length, byte[] body) throws IOException {
        if (silent) {
            return;
        }
        byte[] message = new byte[(type < 0 ? 0 : 1) + LENGTH_BYTES + body.length];
        int position = 0;
        if (type >= 0) {
            message[position++] = (byte) type;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            message[position++] = (byte) (length >>> shift);
        }
        System.arraycopy(body, 0, message, position, body.length);
        out.write(message);
    }

    private void passBack(Socket postgres, Socket client) {
        try {
            InputStream in = postgres.getInputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!silent) {
                    client.getOutputStream().write(buffer, 0, read);
                }
            }
            client.close();
        } catch (IOException closed) {
            closeQuietly(client);
        }
    }

    private static int code(byte[] body) {
        return (body[0] & 0xff) << 24 | (body[1] & 0xff) << 16 | (body[2] & 0xff) << 8 | (body[3] & 0xff);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

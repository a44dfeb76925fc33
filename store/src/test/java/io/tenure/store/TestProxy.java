package io.tenure.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server of this machine, and fails as networks and failovers do. What is frozen is silent for ever: nothing is passed on any more, not even
 * that a side has closed.
 */
public final class TestProxy implements AutoCloseable {

    private static final int BACKLOG = 1_000;

    private final int port;
    private final int target;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile boolean vanished;

    private TestProxy(ServerSocket server, int target) {
        this.server = server;
        this.port = server.getLocalPort();
        this.target = target;
    }

    /** Passes on to a port of this machine, from a port of its own. */
    public static TestProxy before(int target) {
        TestProxy proxy = new TestProxy(listen(0), target);
        proxy.accept();
        return proxy;
    }

    public int port() {
        return port;
    }

    /** Freezes the connections that there are; new ones are passed on. */
    public void freeze() {
        passages.forEach(Passage::freeze);
    }

    /** Freezes all connections, also those that come: they are taken and never answered. */
    public void vanish() {
        vanished = true;
        freeze();
    }

    /** Ends all connections and takes none, as where no process listens. */
    public void stop() {
        TestProxy.close(server);
        passages.forEach(Passage::close);
    }

    /** Ends what is frozen, so that the server notices at last. */
    public void endFrozen() {
        passages.stream().filter(passage -> passage.frozen).forEach(Passage::close);
    }

    /** New connections are passed on again. */
    public void comeBack() {
        vanished = false;
        if (server.isClosed()) {
            server = listen(port);
            accept();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        ServerSocket listening = server;
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    pass(listening.accept());
                }
            } catch (IOException stopped) {
                TestProxy.close(listening);
            }
        });
    }

    private void pass(Socket client) {
        Passage passage = new Passage(client, new Socket());
        passages.add(passage);
        if (vanished) {
            passage.freeze();
        } else {
            Thread.ofVirtual().start(passage::begin);
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection, with both of its ends. */
    private final class Passage {

        private final Socket client;
        private final Socket behind;
        private volatile boolean frozen;

        Passage(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void freeze() {
            frozen = true;
        }

        void close() {
            passages.remove(this);
            TestProxy.close(client);
            TestProxy.close(behind);
        }

        void begin() {
            try {
                client.setTcpNoDelay(true);
                behind.setTcpNoDelay(true);
                behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            } catch (IOException refused) {
                end();
                return;
            }
            Thread.ofVirtual().start(() -> copy(behind, client));
            copy(client, behind);
        }

        private void copy(Socket from, Socket to) {
            try {
                pass(from, to);
                end();
            } catch (IOException broken) {
                end();
            }
        }

        private void pass(Socket from, Socket to) throws IOException {
            byte[] buffer = new byte[8192];
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!frozen) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        }

        /** A frozen passage stays until the proxy ends. */
        private void end() {
            if (!frozen) {
                close();
            }
        }
    }
}

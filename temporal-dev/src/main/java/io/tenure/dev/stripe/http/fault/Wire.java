package io.tenure.dev.stripe.http.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** What no HTTP answer can show: delay, silence and a broken connection. */
public final class Wire {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration longest;

    /** Silence ends after {@code longest} at the latest. */
    public Wire(Duration longest) {
        this.longest = longest;
    }

    /** Lets the client wait in vain, then breaks the connection. */
    public void keepSilent(HttpServletRequest request) {
        await(longest);
        reset(request);
    }

    /** Lets a request wait for its turn; false when the stand-in ends first. */
    public boolean await(Duration delay) {
        try {
            return !closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Closes the connection with a reset, without a byte of an answer. */
    public void reset(HttpServletRequest request) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            if (endPoint.getTransport() instanceof SocketChannel socket && socket.isOpen()) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every silence and every wait. */
    public void close() {
        closed.countDown();
    }
}

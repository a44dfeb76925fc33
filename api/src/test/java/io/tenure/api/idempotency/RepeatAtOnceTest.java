package io.tenure.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.request.FilterOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** A caller repeats in the moment in which the answer's last byte arrives, while the thread that wrote it has not come back. */
final class RepeatAtOnceTest {

    @Test
    void isAnsweredAsTheFirst() {
        try (RunningApi api = RunningApi.startWith(BetweenByteAndReturn.class)) {
            String slug = "at-once-" + TestSystem.ROWS.id();
            TestHttp caller = api.as(TestSystem.ISSUER.token("founder-" + slug));
            CompletableFuture<Answer> sent = new CompletableFuture<>();
            // The first one's connection may be free again, but its thread is held here.
            TestHttp repeating = caller.elsewhere();
            api.bean(BetweenByteAndReturn.class).then.set(() -> sent.complete(create(repeating, slug)));

            Answer first = create(caller, slug);
            assertThat(first.status()).isEqualTo(201);
            Answer repeat = sent.join();

            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.text()).isEqualTo(first.text());
            assertThat(repeat.header(IdempotencyFilter.REPLAYED)).isEqualTo("true");
        }
    }

    private static Answer create(TestHttp caller, String slug) {
        return caller.post(
                "/organizations", "{\"name\":\"One\",\"slug\":\"%s\"}".formatted(slug), IdempotencyFilter.KEY, "k");
    }

    /** Holds the thread that has sent an answer until something else was done. */
    @Order(FilterOrder.IDEMPOTENCY - 1)
    static final class BetweenByteAndReturn extends OncePerRequestFilter {

        private final AtomicReference<Runnable> then = new AtomicReference<>(() -> {});

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(request, new HttpServletResponseWrapper(response) {
                @Override
                public ServletOutputStream getOutputStream() throws IOException {
                    return new Sending(super.getOutputStream(), then);
                }
            });
        }
    }

    private static final class Sending extends ServletOutputStream {

        private final ServletOutputStream caller;
        private final AtomicReference<Runnable> then;

        private Sending(ServletOutputStream caller, AtomicReference<Runnable> then) {
            this.caller = caller;
            this.then = then;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            caller.write(bytes, offset, length);
            caller.flush();
            then.getAndSet(() -> {}).run();
        }

        @Override
        public boolean isReady() {
            return caller.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            caller.setWriteListener(listener);
        }
    }
}

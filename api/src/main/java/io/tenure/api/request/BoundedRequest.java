package io.tenure.api.request;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body did not say how long it is, and ends in a problem when it is too long. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final long mostBytes;

    BoundedRequest(HttpServletRequest request, long mostBytes) {
        super(request);
        this.mostBytes = mostBytes;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream(), mostBytes);
    }

    private static final class Bounded extends ServletInputStream {

        private final ServletInputStream body;
        private long left;

        private Bounded(ServletInputStream body, long mostBytes) {
            this.body = body;
            this.left = mostBytes;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            return next < 0 ? next : counted(next, 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            return count < 0 ? count : counted(count, count);
        }

        private int counted(int result, int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE);
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}

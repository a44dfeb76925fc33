package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Asks the gate whether a caller may still have an answer that it was given before: the request goes the way of every request, as far as the gate and no
 * further. What its own effect may have changed (an archived organization) is not asked, nor why it is made.
 */
public final class Recheck {

    private static final String ASKED = Recheck.class.getName();
    private static final String VERDICT = ASKED + ".verdict";
    private static final int FIRST_SERVER_ERROR = 500;

    private Recheck() {}

    /** To be called before the request is passed on. */
    public static void ask(HttpServletRequest request) {
        request.setAttribute(ASKED, true);
    }

    /** The gate has let the request pass, asked or not. */
    public static boolean hasPassed(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(VERDICT));
    }

    /** The gate was asked and has said no. Neither this nor {@link #hasPassed}: it could not be asked, and the problem is on its way. */
    public static boolean isRefused(HttpServletRequest request) {
        return Boolean.FALSE.equals(request.getAttribute(VERDICT));
    }

    static boolean isAsked(HttpServletRequest request) {
        return request.getAttribute(ASKED) != null;
    }

    static void pass(HttpServletRequest request) {
        request.setAttribute(VERDICT, true);
    }

    static void judge(HttpServletRequest request, Runnable gate) {
        try {
            gate.run();
        } catch (ProblemException refused) {
            if (refused.type().status() >= FIRST_SERVER_ERROR) {
                throw refused;
            }
            request.setAttribute(VERDICT, false);
        }
    }

    /** Ends a request whose gate is asked while its controller's arguments are made. */
    static final class End extends RuntimeException {

        private static final long serialVersionUID = 1L;

        End() {
            super("The gate was all that was asked", null, false, false);
        }
    }

    /** Leaves the answer to whoever has asked. */
    @ControllerAdvice
    @Order(0)
    static final class Ends {

        @ExceptionHandler(End.class)
        void leave(HttpServletResponse response) {
            response.setStatus(HttpServletResponse.SC_OK);
        }
    }
}

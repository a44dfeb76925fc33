package io.tenure.api.problem;

import io.tenure.api.request.RequestId;
import io.tenure.api.request.Seldom;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception of a controller into a problem. What is not foreseen is logged with its trace and answered without it. */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final Seldom outage = new Seldom(Duration.ofSeconds(1));

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem) {
        return answer(problem, new HttpHeaders());
    }

    /** A query that is none, such as {@code ?=a}, or has control characters in a name. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<Object> unreadable() {
        return answer(new ProblemException(ProblemType.BAD_REQUEST), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(RuntimeException defect) {
        if (DatabaseFailures.isUnavailable(defect)) {
            outage.happened()
                    .ifPresent(number -> log.warn(
                            "The database did not answer {} requests, the last with SQL state {}",
                            number,
                            DatabaseFailures.refusal(defect)
                                    .map(SQLException::getSQLState)
                                    .orElse("none")));
            return answer(new ProblemException(ProblemType.DATABASE_UNAVAILABLE), new HttpHeaders());
        }
        if (DatabaseFailures.isUnstorable(defect)) {
            return answer(ProblemException.field("", "unstorable-text"), new HttpHeaders());
        }
        Defects.log(log, defect);
        return answer(new ProblemException(ProblemType.DEFECT), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemException.fields(Pointers.ofBinding(exception)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(ProblemException.fields(Pointers.ofParameters(exception)), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(ProblemException.field("?" + exception.getParameterName(), "required"), headers);
    }

    /** An id in the path that is none names nothing; a parameter that cannot be read is the caller's mistake. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (exception instanceof MethodArgumentTypeMismatchException mismatch
                && Pointers.isQuery(mismatch.getParameter())) {
            return answer(ProblemException.field("?" + mismatch.getName(), "invalid"), headers);
        }
        return answer(new ProblemException(ProblemType.NOT_FOUND), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(UnreadableBodies.explain(exception), headers);
    }

    /** Everything that Spring itself refuses: method, media types, no such path. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemType type = ContainerProblems.ofStatus(status.value());
        if (type == ProblemType.DEFECT) {
            Defects.log(log, exception);
        }
        return answer(new ProblemException(type), headers);
    }

    private static ResponseEntity<Object> answer(ProblemException problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.type().isTemporary()) {
            all.set(RetryAfter.HEADER, RetryAfter.SECONDS);
        }
        return new ResponseEntity<>(
                problem.problem(RequestId.current()), all, problem.type().status());
    }
}

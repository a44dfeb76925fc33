package io.tenure.api.problem;

import io.tenure.api.request.RequestId;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Gives the shape of problems to what Tomcat refuses before any filter sees it, such as an address that cannot be decoded. */
@Component
final class ContainerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int FIRST_ERROR = 400;

    /** A transfer encoding that nobody knows. */
    private static final int NOT_IMPLEMENTED = 501;

    /** An HTTP version that nobody knows. */
    private static final int VERSION_NOT_SUPPORTED = 505;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(ContainerProblems::leaveItToUs);
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Report.class.getName());
            }
        });
    }

    /**
     * Tomcat would refuse TRACE before any filter, with a list of methods of its own, take the fields of a form for a query, and refuse what has a slash
     * or a backslash in its name.
     */
    private static void leaveItToUs(Connector connector) {
        connector.setAllowTrace(true);
        connector.setParseBodyMethods("");
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    }

    /** Made by Tomcat, by its name. */
    public static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < FIRST_ERROR
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            ProblemType type = ofStatus(response.getStatus());
            String id = requestId(request, response);
            String body = """
                {"type":"%s","title":"%s","status":%d,"detail":"%s","code":"%s","requestId":"%s","errors":[]}\
                """.formatted(type.address(), type.title(), type.status(), type.remedy(), type.code(), id);
            try {
                response.setStatus(type.status());
                response.setHeader(RequestId.HEADER, id);
                response.setContentType(Problem.MEDIA_TYPE);
                response.getReporter().write(body);
                response.finishResponse();
            } catch (IOException gone) {
                // The caller has left; nobody reads the answer.
                return;
            }
        }

        /** That of our own filter where the request came so far. */
        private static String requestId(Request request, Response response) {
            String given = response.getHeader(RequestId.HEADER);
            return given == null ? RequestId.of(request.getHeader(RequestId.HEADER)) : given;
        }
    }

    /** What a container or a framework refuses; what it can only refuse because of the request is the caller's fault, whatever class its status has. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 400 -> ProblemType.BAD_REQUEST;
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.MEDIA_TYPE_NOT_SUPPORTED;
            case NOT_IMPLEMENTED, VERSION_NOT_SUPPORTED -> ProblemType.BAD_REQUEST;
            default -> status / 100 == 4 ? ProblemType.BAD_REQUEST : ProblemType.DEFECT;
        };
    }
}

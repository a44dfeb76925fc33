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
            ProblemType type = ProblemHandler.ofStatus(response.getStatus());
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
}

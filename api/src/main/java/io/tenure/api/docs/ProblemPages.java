package io.tenure.api.docs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.identity.PublicEndpoint;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Every code with its cause and remedy, where a problem's {@code type} points: for people, and as JSON for programs that ask for it. */
@RestController
@Tag(name = "Problems")
final class ProblemPages {

    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width">
          <title>Tenure: %s</title>
          <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430 }
            section { border-top: 1px solid #d8dee6; padding: .5rem 0 }
            h2 { margin: .5rem 0; font-size: 1.1rem }
            code { background: #f0f3f7; padding: .1rem .3rem; border-radius: .2rem }
            dt { font-weight: 600 }
          </style>
        </head>
        <body>
          <h1>%s</h1>
          <p><a href="/api/docs">The API</a> &middot; <a href="/problems">All problems</a></p>
          %s
        </body>
        </html>
        """;

    private static final String SECTION = """
        <section id="%1$s">
          <h2><a href="/problems/%1$s"><code>%1$s</code></a> %2$d</h2>
          <dl><dt>Cause</dt><dd>%3$s.</dd><dt>Remedy</dt><dd>%4$s</dd><dt>Answered by</dt><dd>%5$s</dd></dl>
        </section>
        """;

    private final WhoAnswers whoAnswers;

    ProblemPages(WhoAnswers whoAnswers) {
        this.whoAnswers = whoAnswers;
    }

    /** @param answeredBy operations that declare it, such as {@code POST /organizations}; empty where any request may meet it */
    record ProblemDocument(
            String type, String code, int status, String cause, String remedy, List<String> answeredBy) {}

    record ProblemDocuments(List<ProblemDocument> data) {}

    @GetMapping("/problems")
    @PublicEndpoint
    @Answered(status = 200, with = ProblemDocuments.class)
    @Operation(
            operationId = "listProblems",
            summary = "List every code with its cause and remedy; a page for who accepts text/html")
    ResponseEntity<Object> list(HttpServletRequest request) {
        List<ProblemDocument> all =
                Arrays.stream(ProblemType.values()).map(this::document).toList();
        if (!wantsPage(request)) {
            return ResponseEntity.ok(new ProblemDocuments(all));
        }
        String sections = all.stream().map(ProblemPages::section).collect(Collectors.joining());
        return page(PAGE.formatted("problems", "What may go wrong, and what to do", sections));
    }

    @GetMapping("/problems/{code}")
    @PublicEndpoint
    @Answered(status = 200, with = ProblemDocument.class)
    @Operation(
            operationId = "getProblem",
            summary = "Read what a problem's code means, where its type points; a page for who accepts text/html")
    ResponseEntity<Object> find(@PathVariable String code, HttpServletRequest request) {
        ProblemDocument document = document(known(code));
        return wantsPage(request)
                ? page(PAGE.formatted(document.code(), escaped(document.cause()), section(document)))
                : ResponseEntity.ok(document);
    }

    /** Browsers name it, programs do not. */
    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static ResponseEntity<Object> page(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html);
    }

    private static ProblemType known(String code) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private ProblemDocument document(ProblemType type) {
        return new ProblemDocument(
                type.address(), type.code(), type.status(), type.title(), remedy(type), whoAnswers.with(type));
    }

    /** Without the place of what only a request knows. */
    private static String remedy(ProblemType type) {
        return type.remedy().replace("%s", "those that the detail names");
    }

    private static String section(ProblemDocument document) {
        String answeredBy = document.answeredBy().isEmpty()
                ? "any request"
                : document.answeredBy().stream()
                        .map(operation -> "<code>" + escaped(operation) + "</code>")
                        .collect(Collectors.joining(", "));
        return SECTION.formatted(
                document.code(), document.status(), escaped(document.cause()), escaped(document.remedy()), answeredBy);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}

package io.tenure.api.docs;

import io.swagger.v3.oas.annotations.Hidden;
import io.tenure.api.identity.PublicEndpoint;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/**
 * Shows the OpenAPI document to people, with Swagger UI's own files. Its examples are about the objects that the page's address names, such as
 * {@code ?org=org_..&sub=sub_..}; nothing that is no id gets into the page.
 */
@RestController
@Hidden
final class DocsPage {

    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>Tenure API</title>
          <link rel="stylesheet" href="/api/docs/ui/swagger-ui.css">
        </head>
        <body>
          <div id="document"></div>
          <script src="/api/docs/ui/swagger-ui-bundle.js"></script>
          <script>
            const id = /\\b(org|plan|sub|seat|op)_[0-9a-z]{26}\\b/g;
            const given = new Map([...new URLSearchParams(location.search)].filter(([kind, value]) => value.match(id)?.[0] === value));
            fetch("/api/docs/openapi.json")
              .then(answer => answer.text())
              .then(text => JSON.parse(text.replace(id, (example, kind) => given.get(kind) ?? example)))
              .then(spec => SwaggerUIBundle({spec, dom_id: "#document", deepLinking: true}));
          </script>
        </body>
        </html>
        """;

    @GetMapping(path = "/api/docs", produces = MediaType.TEXT_HTML_VALUE)
    @PublicEndpoint
    String page() {
        return PAGE;
    }

    /** Serves the files that the page names, without their version in the address. */
    @Configuration(proxyBeanMethods = false)
    static class Files implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            String version = new WebJarVersionLocator().version("swagger-ui");
            registry.addResourceHandler("/api/docs/ui/**")
                    .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + version + "/");
        }
    }
}

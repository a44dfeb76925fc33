package io.tenure.api.docs;

import io.swagger.v3.oas.annotations.Hidden;
import io.tenure.api.identity.PublicEndpoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Shows the OpenAPI document to people, with Scalar's viewer: searchable, each operation can be tried. Nothing is loaded from or sent to elsewhere. */
@RestController
@Hidden
final class DocsPage {

    private static final Resource PAGE = new ClassPathResource("docs/page.html");

    /** The browser refuses the viewer whatever it would ask of others. Its styles are made while it runs. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src"
                    + " 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Bytes, because of a file Spring would give parts to who asks for a range. */
    @GetMapping(path = "/api/docs", produces = MediaType.TEXT_HTML_VALUE)
    @PublicEndpoint
    byte[] page(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        return PAGE.getContentAsByteArray();
    }

    /** Serves the files that the page names. */
    @Configuration(proxyBeanMethods = false)
    static class Files implements WebMvcConfigurer {

        @Override
        public void addResourceHandlers(ResourceHandlerRegistry registry) {
            registry.addResourceHandler("/api/docs/ui/*.js")
                    .addResourceLocations("classpath:/META-INF/resources/webjars/scalar/", "classpath:/docs/");
        }
    }
}

package io.tenure.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Gives every view that has a revision its {@code ETag}, and answers 304 to who has it already. */
@ControllerAdvice
final class EntityTags implements ResponseBodyAdvice<Object> {

    private final JsonMapper mapper;

    EntityTags(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null
                || EntityTag.revision(body).isEmpty()
                || !(request instanceof ServletServerHttpRequest asked)
                || !(response instanceof ServletServerHttpResponse answered)) {
            return body;
        }
        EntityTag tag = EntityTag.of(EntityTag.revision(body).getAsLong(), mapper.writeValueAsBytes(body));
        return tagged(tag, asked.getServletRequest(), answered.getServletResponse()) ? body : null;
    }

    /** Returns whether the body is to be sent. */
    private static boolean tagged(EntityTag tag, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, tag.text());
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null || !request.getMethod().equals("GET") || !tag.isIn(known)) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return false;
    }
}

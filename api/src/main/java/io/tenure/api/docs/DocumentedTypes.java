package io.tenure.api.docs;

import io.tenure.api.identity.Caller;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Tells the document's maker that ids are text, as is what is streamed, and that callers are no parameter. */
@Component
final class DocumentedTypes {

    DocumentedTypes() {
        SpringDocUtils settings = SpringDocUtils.getConfig();
        settings.addSimpleTypesForParameterObject(IdSchemas.TYPES);
        settings.addRequestWrapperToIgnore(Caller.class);
        settings.replaceWithClass(StreamingResponseBody.class, String.class);
    }
}

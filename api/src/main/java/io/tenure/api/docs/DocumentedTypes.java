package io.tenure.api.docs;

import io.tenure.api.identity.Caller;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/** Tells the document's maker that ids are text and that callers are no parameter. */
@Component
final class DocumentedTypes {

    DocumentedTypes() {
        SpringDocUtils settings = SpringDocUtils.getConfig();
        settings.addSimpleTypesForParameterObject(IdSchemas.TYPES);
        settings.addRequestWrapperToIgnore(Caller.class);
    }
}

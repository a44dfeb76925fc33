package io.tenure.api.audit;

import io.tenure.store.audit.AuditTexts;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody typed, such as a slug, as a value of an act's details. It may name a person, so the entry holds its digest alone. */
public record Typed(String text) {

    /** The same details with digests in the places of what was typed. */
    static Map<String, Object> chained(Map<String, Object> details, AuditTexts texts) {
        return chained("", details, texts);
    }

    private static Map<String, Object> chained(String place, Map<?, ?> details, AuditTexts texts) {
        Map<String, Object> chained = new LinkedHashMap<>();
        details.forEach((field, value) -> {
            String pointer = place + "/" + field;
            Object written =
                    switch (value) {
                        case Typed typed -> texts.detail(pointer, typed.text());
                        case Map<?, ?> inner -> chained(pointer, inner, texts);
                        default -> value;
                    };
            chained.put(String.valueOf(field), written);
        });
        return chained;
    }

    /** Without the text. */
    @Override
    public String toString() {
        return "Typed";
    }
}

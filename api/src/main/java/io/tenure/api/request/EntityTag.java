package io.tenure.api.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * {@code "7-0123456789abcdef"}: the revision, which is what {@code If-Match} compares, and the beginning of a hash of the whole answer, because some of
 * what a view shows, such as a count of seats, changes without a new revision.
 */
public record EntityTag(String text) {

    private static final int HASH_BYTES = 8;

    static EntityTag of(long revision, byte[] answer) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer);
            return new EntityTag(
                    "\"" + revision + "-" + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES)) + "\"");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** Whether one of the tags in {@code If-None-Match} is this one. Weak ones count: nothing is asked for in ranges. */
    boolean isIn(String ifNoneMatch) {
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(text));
    }

    /** Of a record with {@code long revision}, its own or that of a view which is unwrapped into it. */
    static OptionalLong revision(Object view) {
        if (!(view instanceof Record)) {
            return OptionalLong.empty();
        }
        for (RecordComponent component : view.getClass().getRecordComponents()) {
            if (isRevision(component)) {
                return OptionalLong.of((long) value(component, view));
            }
            if (isUnwrapped(component)) {
                return revision(value(component, view));
            }
        }
        return OptionalLong.empty();
    }

    /** Whether views of that type have one, for the documentation. */
    public static boolean isOf(Class<?> view) {
        if (!view.isRecord()) {
            return false;
        }
        for (RecordComponent component : view.getRecordComponents()) {
            if (isRevision(component)) {
                return true;
            }
            if (isUnwrapped(component)) {
                return isOf(component.getType());
            }
        }
        return false;
    }

    private static boolean isRevision(RecordComponent component) {
        return component.getName().equals("revision") && component.getType() == long.class;
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static Object value(RecordComponent component, Object view) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(view);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A view cannot be read", e);
        }
    }
}

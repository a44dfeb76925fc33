package io.tenure.api.request;

import java.util.OptionalLong;

/** A feature that keeps rows with a revision, whose ids stand in paths as {@code {id}}. */
public interface Revised {

    /** Empty when the id is of another kind, or names nothing. */
    OptionalLong revision(String id);
}

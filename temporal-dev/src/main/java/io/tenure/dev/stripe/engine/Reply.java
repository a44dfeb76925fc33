package io.tenure.dev.stripe.engine;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a call answers. The nodes are the store's own: read them under the engine's lock and copy before changing. */
public sealed interface Reply {

    /** One object, HTTP 200. */
    record Ok(ObjectNode body) implements Reply {}

    /** Everything that matches, newest first, before {@code limit} and cursors. */
    record Page(List<ObjectNode> newestFirst) implements Reply {}
}

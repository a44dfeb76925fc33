package io.tenure.dev.temporal;

import java.nio.file.Path;

/** Where a stack's Temporal comes from. */
public sealed interface TemporalSource {

    /** A server that somebody else runs, at host:port. */
    record External(String address) implements TemporalSource {}

    /** A program that is there. */
    record Program(Path path) implements TemporalSource {}

    /** A program that Go has to build first. */
    record Build(Path go, Path cache, Path target) implements TemporalSource {}

    /** Nothing that could serve. */
    record None() implements TemporalSource {}
}

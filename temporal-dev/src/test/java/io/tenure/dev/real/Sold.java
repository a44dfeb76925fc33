package io.tenure.dev.real;

import java.util.Map;
import java.util.TreeMap;

/** What its owner was told of one subscription. Confined to the thread of its {@link Owner}. */
final class Sold {

    final String id;

    /** As the last accepted request asked. */
    int seats;

    /** Accepted requests for more seats, each of which is billed at once. */
    int raises;

    /** The ids of the seats, by the people who were told that they have one. */
    final Map<String, String> seated = new TreeMap<>();

    Sold(String id, int seats) {
        this.id = id;
        this.seats = seats;
    }
}

package io.tenure.store.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an assignment of several comes to, once it is known who has a seat. Pure.
 *
 * @param seats as they were asked for: the live one of who has one, else the wanted one
 * @param repeated positions of those who were named before
 */
record SeatPlan(List<SeatRow> wanted, List<SeatRow> seats, List<Integer> repeated) {

    static SeatPlan of(List<SeatRow> wanted, List<SeatRow> live) {
        List<SeatRow> seats = new ArrayList<>();
        List<Integer> repeated = new ArrayList<>();
        for (SeatRow row : wanted) {
            SeatRow seat = holding(live, row).orElse(row);
            if (holding(seats, seat).isPresent()) {
                repeated.add(seats.size());
            }
            seats.add(seat);
        }
        return new SeatPlan(wanted, List.copyOf(seats), List.copyOf(repeated));
    }

    /** Those that are not assigned yet. */
    List<SeatRow> added() {
        return seats.stream().filter(wanted::contains).toList();
    }

    /** Positions of those that are left over when {@code free} of them have found a seat. */
    List<Integer> beyond(int free) {
        return IntStream.range(0, seats.size())
                .filter(position -> wanted.contains(seats.get(position)))
                .skip(free)
                .boxed()
                .toList();
    }

    private static Optional<SeatRow> holding(List<SeatRow> seats, SeatRow holder) {
        return seats.stream().filter(seat -> seat.sharesHolderWith(holder)).findFirst();
    }
}

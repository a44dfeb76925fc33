package io.tenure.dev.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a process started and what that started in turn, as long as none of them left the group. It may outlive its
 * leader.
 *
 * @param id the leader's pid
 */
record ProcessGroup(long id) {
    private static final int GROUP = 2;

    /** Members that run: zombies, which {@code kill -0} counts, have ended. Nothing where there is no {@code /proc}. */
    Stream<ProcessHandle> living() {
        return ProcessHandle.allProcesses().filter(process -> holds(Zombies.status(process.pid())));
    }

    private boolean holds(List<String> status) {
        return status.size() > GROUP
                && !Zombies.isZombie(status)
                && status.get(GROUP).equals(Long.toString(id));
    }
}

package io.tenure.dev.launcher;

import io.tenure.dev.process.Children;
import io.tenure.dev.process.Ending;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.PrivateFiles;
import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.RecordedProcess;
import io.tenure.dev.process.Refusal;
import io.tenure.dev.process.Stopping;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of a stack, from its start to its stop: holds the state folder, and stops everything when it is told to end.
 */
final class Launcher {
    /** Its name among the recorded processes. */
    static final String NAME = "launcher";

    /** Longer than all parts together may take to stop. */
    private static final Stopping STOPPING = Stopping.within(100);

    private final Surroundings surroundings;
    private final Home home;
    private final Progress progress;
    private final ProcessTable table;
    private final Children children;
    private final ReentrantLock working = new ReentrantLock();
    private boolean stopped;

    /** Kept from the collector, which would release it. */
    private @Nullable LauncherLock lock;

    Launcher(Surroundings surroundings, Progress progress) {
        this.surroundings = surroundings;
        this.progress = progress;
        home = surroundings.home();
        table = new ProcessTable(home.processes());
        children = new Children(table);
    }

    /**
     * Starts everything and stays until the process is told to end. Refused, with nothing left behind, when a part
     * fails.
     */
    void run(boolean fresh) {
        StripeAccess.refuseAllButTestKeys(surroundings.environment().getOrDefault("STRIPE_API_KEY", ""));
        home.create();
        Room.require(home.root());
        lock = LauncherLock.tryToTake(home.lock()).orElseThrow(this::locked);
        takeOver(fresh);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start();
        } catch (RuntimeException e) {
            if (stop()) {
                throw e;
            }
        }
        awaitTheEnd();
    }

    private Refusal locked() {
        String holder = table.living(NAME)
                .map(launcher -> " (process " + launcher.pid() + ")")
                .orElse("");
        return new Refusal("the state folder " + home.root() + " is in use by another launcher" + holder
                + ": stop it with temporal-dev/down, repair it with temporal-dev/up --detach, or set TENURE_HOME.");
    }

    private void takeOver(boolean fresh) {
        endLeftovers(table, progress);
        PrivateFiles.delete(home.devJson());
        if (fresh) {
            PrivateFiles.delete(home.data());
            home.create();
        }
        surroundings.forgetOldApps();
        table.write(List.of());
        table.add(RecordedProcess.of(
                new Launch(NAME, List.of(), Map.of(), home.root(), null, STOPPING), ProcessHandle.current()));
    }

    /** Ends what a killed launcher left, and says so. */
    static void endLeftovers(ProcessTable table, Progress progress) {
        List<RecordedProcess> left = inOrder(table.living());
        if (!left.isEmpty()) {
            String names = left.stream()
                    .map(process -> process.name() + " " + process.pid())
                    .collect(Collectors.joining(", "));
            progress.say("  an earlier launcher was killed; cleaning up what it left behind: " + names);
            new Ending(progress).endInReverse(left);
        }
    }

    private void start() {
        working.lock();
        try {
            String token = UUID.randomUUID().toString();
            ControlServer server = new ControlServer(token, progress);
            Control control =
                    new Control(ProcessHandle.current().pid(), server.port(), token, surroundings.fingerprint(), false);
            control.write(home.control());
            Startup startup = new Startup(surroundings, table, children, progress);
            server.serve(() -> repair(startup));
            startup.start();
            control.nowReady().write(home.control());
        } finally {
            working.unlock();
        }
    }

    /** Waits for a start that is under way: whoever asks meanwhile hears how it ends. */
    private void repair(Startup startup) {
        working.lock();
        try {
            startup.repair();
        } finally {
            working.unlock();
        }
    }

    /** Stops everything once. Returns false, after all is stopped, to whoever comes second. */
    private synchronized boolean stop() {
        if (stopped) {
            return false;
        }
        stopped = true;
        children.startNothingMore();
        new Ending(progress)
                .endInReverse(inOrder(table.living()).stream()
                        .filter(process -> !process.name().equals(NAME))
                        .toList());
        table.write(List.of());
        PrivateFiles.delete(home.control());
        return true;
    }

    /** As the parts are started, whenever each was; helpers come last. */
    private static List<RecordedProcess> inOrder(List<RecordedProcess> processes) {
        return processes.stream()
                .sorted(Comparator.comparingInt(process ->
                        Part.labelled(process.name()).map(Part::ordinal).orElse(Integer.MAX_VALUE)))
                .toList();
    }

    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new Refusal("interrupted.");
        }
    }
}

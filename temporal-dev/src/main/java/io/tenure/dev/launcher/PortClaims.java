package io.tenure.dev.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ports claimed by this launcher for as long as it lives. A part binds its port seconds after it was chosen; until then
 * only the claim, a locked file that all stacks of a user share, keeps another stack from choosing it too.
 */
final class PortClaims {
    private final Path folder;
    private final List<FileLock> held = new ArrayList<>();

    PortClaims(Path folder) {
        this.folder = folder;
    }

    /** Claims the usual port, or a free one when it is busy or claimed by another stack. */
    int claim(int usual) {
        return PortChoice.choose(usual, this::isClaimed);
    }

    /** Claims the preferred port when it is free, and otherwise what {@link #claim(int)} finds. */
    int claim(int preferred, int usual) {
        return isClaimed(preferred) ? preferred : claim(usual);
    }

    private boolean isClaimed(int port) {
        return isFree(port) && claimed(port);
    }

    private boolean claimed(int port) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return false;
            }
            held.add(lock);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot claim port " + port + " in " + folder, e);
        }
    }

    private @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

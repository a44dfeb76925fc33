package io.tenure.dev.launcher;

import io.tenure.dev.process.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the parts of one stack listen, all on the loopback interface. */
public record Ports(
        int postgres, int temporal, int temporalUi, int stripe, int identity, int worker, int api, int apiActuator) {
    private static final Ports USUAL = new Ports(5433, 7233, 8233, 8090, 8092, 8081, 8080, 8082);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * The ports that this data was served on before, as far as they are free, and the usual ones otherwise: addresses of
     * pages are stored, and lead to another stack when its parts have taken the ports. The file keeps the choice.
     */
    static Ports claimed(PortClaims claims, Path file) {
        Ports last = last(file);
        Ports ports = new Ports(
                claims.claim(last.postgres, USUAL.postgres),
                claims.claim(last.temporal, USUAL.temporal),
                claims.claim(last.temporalUi, USUAL.temporalUi),
                claims.claim(last.stripe, USUAL.stripe),
                claims.claim(last.identity, USUAL.identity),
                claims.claim(last.worker, USUAL.worker),
                claims.claim(last.api, USUAL.api),
                claims.claim(last.apiActuator, USUAL.apiActuator));
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(ports) + "\n");
        return ports;
    }

    private static Ports last(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(Files.readString(file), Ports.class) : USUAL;
        } catch (JacksonException e) {
            return USUAL;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The address of a port for HTTP, without a trailing slash. */
    public static String http(int port) {
        return "http://127.0.0.1:" + port;
    }
}

package io.tenure.dev.launcher;

/** Where the parts of one stack listen, all on the loopback interface. */
public record Ports(
        int postgres, int temporal, int temporalUi, int stripe, int identity, int worker, int api, int apiActuator) {

    static Ports claimed(PortClaims claims) {
        return new Ports(
                claims.claim(5433),
                claims.claim(7233),
                claims.claim(8233),
                claims.claim(8090),
                claims.claim(8092),
                claims.claim(8081),
                claims.claim(8080),
                claims.claim(8082));
    }

    /** The address of a port for HTTP, without a trailing slash. */
    public static String http(int port) {
        return "http://127.0.0.1:" + port;
    }
}

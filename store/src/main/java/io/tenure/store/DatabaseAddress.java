package io.tenure.store;

/**
 * Where a process finds its database, and as whom.
 *
 * @param url JDBC address, without a user
 */
public record DatabaseAddress(String url, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseAddress[" + url + ", " + user + "]";
    }
}

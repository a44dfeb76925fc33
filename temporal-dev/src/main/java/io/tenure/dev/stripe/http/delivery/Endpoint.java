package io.tenure.dev.stripe.http.delivery;

import java.net.URI;

/** Where events go. Its secret ({@code whsec_..}) signs them. */
public record Endpoint(URI url, String secret) {

    @Override
    public String toString() {
        return url.toString();
    }
}

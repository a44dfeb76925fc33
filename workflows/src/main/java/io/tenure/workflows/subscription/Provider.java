package io.tenure.workflows.subscription;

/** Who collects the money. {@link #NONE}: nobody, the subscription is granted. */
public enum Provider {
    STRIPE("stripe"),
    PAYSTACK("paystack"),
    NONE("none");

    private final String code;

    Provider(String code) {
        this.code = code;
    }

    /** As rows and the API spell it. */
    public String code() {
        return code;
    }

    /** Throws {@link IllegalArgumentException} for a code that is none. */
    public static Provider of(String code) {
        for (Provider provider : values()) {
            if (provider.code.equals(code)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("No provider has this code");
    }
}

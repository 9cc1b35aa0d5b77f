package io.vedette.spi.labeling;

/** The vendor could not be reached, or answered as servers in trouble do. Repeating may help. */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean credentials;

    /** Unknown outcome. */
    public TransportException(String message, Throwable cause) {
        super(message, cause);
        this.credentials = false;
    }

    /**
     * With a message.
     *
     * @param credentials whether our credentials were refused: the batch is paused and the operator
     *     told
     */
    public TransportException(String message, boolean credentials) {
        super(message);
        this.credentials = credentials;
    }

    /** Whether our credentials were refused. */
    public boolean credentials() {
        return credentials;
    }
}

package io.vedette.engine.onnx.internal;

/** A model's output that means nothing: of a wrong shape, or not finite. */
final class BadNumbersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadNumbersException(String message) {
        super(message, null, false, false);
    }
}

package io.vedette.bench.internal;

import java.io.IOException;

/** Other programs. */
final class Processes {
    private Processes() {}

    static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

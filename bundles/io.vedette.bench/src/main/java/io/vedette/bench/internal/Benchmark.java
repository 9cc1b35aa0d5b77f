package io.vedette.bench.internal;

import java.io.IOException;

/** Something that is measured. */
interface Benchmark {
    /** Name on the command line. */
    String name();

    /**
     * Measures.
     *
     * @throws IOException where it cannot be measured, saying why
     */
    Finding run(Plan plan) throws IOException;
}

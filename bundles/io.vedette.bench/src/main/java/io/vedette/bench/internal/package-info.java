/** Side-by-side benchmarks of {@code ./vedette bench}. */
package io.vedette.bench.internal;

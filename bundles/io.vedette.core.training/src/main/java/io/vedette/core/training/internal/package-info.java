/** Sweeps and trials. */
package io.vedette.core.training.internal;

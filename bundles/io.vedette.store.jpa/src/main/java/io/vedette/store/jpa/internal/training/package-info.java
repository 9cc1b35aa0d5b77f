/** Sweeps and trials in SQL. */
package io.vedette.store.jpa.internal.training;

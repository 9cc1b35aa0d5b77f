/** Samples and selections in SQL. */
package io.vedette.store.jpa.internal.collect;

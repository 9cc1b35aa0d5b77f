/** Labeling work in SQL. */
package io.vedette.store.jpa.internal.labeling;

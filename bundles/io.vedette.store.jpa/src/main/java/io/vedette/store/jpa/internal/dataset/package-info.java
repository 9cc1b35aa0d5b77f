/** Label sets, datasets, annotations, versions and imports in SQL. */
package io.vedette.store.jpa.internal.dataset;

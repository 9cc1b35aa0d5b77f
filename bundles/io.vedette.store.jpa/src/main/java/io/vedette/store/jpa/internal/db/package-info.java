/** The database: migrations, transactions, rows. */
package io.vedette.store.jpa.internal.db;

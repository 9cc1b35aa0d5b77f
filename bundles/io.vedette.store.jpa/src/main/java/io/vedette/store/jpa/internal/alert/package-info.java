/** Alerts, what people said of them and how they are handled in SQL. */
package io.vedette.store.jpa.internal.alert;

/** Destinations and the outbox of notices in SQL. */
package io.vedette.store.jpa.internal.notify;

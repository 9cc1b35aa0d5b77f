/** People, tokens, sessions, keyed writes and the audit in SQL. */
package io.vedette.store.jpa.internal.access;

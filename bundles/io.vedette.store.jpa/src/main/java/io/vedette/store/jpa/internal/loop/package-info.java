/** Loops and how far they are in SQL. */
package io.vedette.store.jpa.internal.loop;

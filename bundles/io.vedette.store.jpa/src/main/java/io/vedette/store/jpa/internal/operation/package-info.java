/** Operations in SQL. */
package io.vedette.store.jpa.internal.operation;

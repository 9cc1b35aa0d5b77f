/** Model versions in SQL. */
package io.vedette.store.jpa.internal.model;

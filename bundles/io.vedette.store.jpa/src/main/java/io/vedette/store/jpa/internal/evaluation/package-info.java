/** Evaluations and their marks in SQL. */
package io.vedette.store.jpa.internal.evaluation;

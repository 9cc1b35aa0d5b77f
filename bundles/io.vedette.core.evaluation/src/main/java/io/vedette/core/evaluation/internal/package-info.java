/** Evaluations. */
package io.vedette.core.evaluation.internal;

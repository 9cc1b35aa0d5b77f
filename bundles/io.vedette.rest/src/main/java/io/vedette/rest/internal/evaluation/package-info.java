/** Resources of evaluations. */
package io.vedette.rest.internal.evaluation;

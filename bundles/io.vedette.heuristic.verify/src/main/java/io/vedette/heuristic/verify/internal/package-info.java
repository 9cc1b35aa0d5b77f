/** Heuristic: verification by a classifier. */
package io.vedette.heuristic.verify.internal;

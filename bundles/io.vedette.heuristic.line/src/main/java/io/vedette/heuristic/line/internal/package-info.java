/** Heuristic: line crossing. */
package io.vedette.heuristic.line.internal;

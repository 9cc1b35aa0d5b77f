/** Heuristics: intrusion and loitering. */
package io.vedette.heuristic.zone.internal;

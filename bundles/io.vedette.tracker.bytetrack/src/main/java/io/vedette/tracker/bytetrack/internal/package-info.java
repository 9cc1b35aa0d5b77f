/** Tracker: ByteTrack. */
package io.vedette.tracker.bytetrack.internal;

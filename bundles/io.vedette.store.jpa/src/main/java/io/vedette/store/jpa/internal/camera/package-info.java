/** Cameras, and the track ids they have used up, in SQL. */
package io.vedette.store.jpa.internal.camera;

/** Cameras as they are configured, and the runs that follow from it. */
package io.vedette.core.alert.internal.camera;

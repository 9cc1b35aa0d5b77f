/** Cameras over REST. */
package io.vedette.rest.internal.camera;

/** Cameras and pipelines. */
package io.vedette.core.watch.internal;

/** Clips and pictures. */
package io.vedette.media.internal;

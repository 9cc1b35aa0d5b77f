/** Platform: FFmpeg and OpenCV. */
package io.vedette.platform.vision.internal;

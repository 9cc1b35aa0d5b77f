/** Stream source: FFmpeg. */
package io.vedette.stream.ffmpeg.internal;

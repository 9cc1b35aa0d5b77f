package io.vedette.core.loop.internal;

import java.net.URI;
import java.time.Instant;

/**
 * A stretch of one simulated day of one camera.
 *
 * @param camera id
 * @param run name of the pipeline's run, the same whenever this slice is played
 * @param source address of the scene
 * @param epoch calendar time of its begin
 * @param seconds how long
 * @param offset seconds of the camera's phase before it
 */
record Slice(String camera, String run, URI source, Instant epoch, double seconds, double offset) {}
